package org.qiwen.ingestion.parse.child.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Formulas of Word's EQ fields, such as {@code EQ \f(1,2)}, which Chinese examination papers are full of. Switches as in
 * Microsoft's "Field codes: Eq (Equation) field".
 */
public final class EqField {
    /** Switches inside each other. */
    private static final int MAX_DEPTH = 30;

    private final String code;
    private int at;

    private EqField(String code) {
        this.code = code;
    }

    /** Whether a field's code is a formula. */
    public static boolean isOne(String code) {
        return code.strip().toLowerCase(Locale.ROOT).matches("(?s)eq[\\s\\\\].*");
    }

    /** The formula's text; empty when there is nothing in it. */
    public static String text(String code) {
        return Math.inText(new EqField(code.strip().substring(2).strip()).row("", 0));
    }

    /** Up to one of the ends, which stays. */
    private Math row(String ends, int depth) {
        List<Math> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int brackets = 0;
        while (at < code.length()) {
            char c = code.charAt(at);
            if (c == '\\' && at + 1 < code.length() && Character.isLetter(code.charAt(at + 1)) && depth < MAX_DEPTH) {
                flush(plain, parts);
                parts.add(command(depth));
                continue;
            }
            if (c == '\\' && at + 1 < code.length()) {
                at++;
                plain.append(code.charAt(at++));
                continue;
            }
            if (brackets == 0 && ends.indexOf(c) >= 0) {
                break;
            }
            brackets += c == '(' ? 1 : c == ')' && brackets > 0 ? -1 : 0;
            plain.append(c);
            at++;
        }
        flush(plain, parts);
        return Math.row(parts);
    }

    private static void flush(StringBuilder plain, List<Math> parts) {
        if (plain.length() > 0) {
            parts.add(new Math.Symbols(plain.toString()));
            plain.setLength(0);
        }
    }

    private Math command(int depth) {
        List<String> switches = new ArrayList<>();
        while (at + 1 < code.length() && code.charAt(at) == '\\' && Character.isLetter(code.charAt(at + 1))) {
            int start = ++at;
            while (at < code.length() && Character.isLetter(code.charAt(at))) {
                at++;
            }
            switches.add(code.substring(start, at).toLowerCase(Locale.ROOT));
            // The amount of a shift, a fence's sign, white space.
            while (at < code.length() && (Character.isDigit(code.charAt(at)) || code.charAt(at) == ' ')) {
                at++;
            }
            if (List.of("lc", "rc", "bc").contains(switches.get(switches.size() - 1)) && code.startsWith("\\", at)) {
                int sign = at + 1;
                at = java.lang.Math.min(code.length(), at + 2);
                while (at < code.length() && code.charAt(at) == ' ') {
                    at++;
                }
                switches.add("sign " + (sign < code.length() ? code.charAt(sign) : ' '));
            }
        }
        return formula(switches, arguments(depth + 1));
    }

    private List<Math> arguments(int depth) {
        List<Math> arguments = new ArrayList<>();
        if (at >= code.length() || code.charAt(at) != '(') {
            return arguments;
        }
        do {
            at++;
            arguments.add(row(",;，)", depth));
        } while (at < code.length() && code.charAt(at) != ')');
        at++;
        return arguments;
    }

    private static Math formula(List<String> switches, List<Math> parts) {
        Math first = parts.isEmpty() ? new Math.Symbols("") : parts.get(0);
        return switch (switches.get(0)) {
            case "f" -> new Math.Fraction(first, parts.size() > 1 ? parts.get(1) : new Math.Symbols(""));
            case "r" ->
                parts.size() > 1
                        ? new Math.Root(parts.get(1), isEmpty(first) ? Optional.empty() : Optional.of(first))
                        : new Math.Root(first, Optional.empty());
            case "s" ->
                switches.contains("do")
                        ? script(Optional.of(first), Optional.empty())
                        : parts.size() > 1
                                ? script(Optional.of(parts.get(1)), Optional.of(first))
                                : script(Optional.empty(), Optional.of(first));
            case "o" -> over(switches, parts);
            case "x" -> switches.contains("to") ? new Math.Accent("\\overline", first) : first;
            case "b" -> fenced(switches, parts);
            case "a" -> new Math.Matrix(parts.stream().map(List::of).toList(), false);
            case "i" -> integral(switches, parts);
            case "d" -> new Math.Symbols("");
            default -> Math.row(separated(parts));
        };
    }

    private static boolean isEmpty(Math math) {
        return math.line().map(String::isBlank).orElse(false);
    }

    private static Math script(Optional<Math> sub, Optional<Math> sup) {
        return new Math.Script(new Math.Symbols(""), sub, sup);
    }

    /** Signs over each other: an index above and one below, or an arrow over a vector's letter. */
    private static Math over(List<String> switches, List<Math> parts) {
        if (parts.size() == 2) {
            String second = parts.get(1).line().orElse("").strip();
            if (second.matches("[→⇀]")) {
                return new Math.Accent("\\overrightarrow", parts.get(0));
            }
            if (second.matches("[-—–_￣¯]")) {
                return new Math.Accent("\\overline", parts.get(0));
            }
            if (switches.contains("al") || switches.contains("ar")) {
                return script(Optional.of(parts.get(1)), Optional.of(parts.get(0)));
            }
        }
        return Math.row(parts);
    }

    private static Math fenced(List<String> switches, List<Math> parts) {
        String open = sign(switches, "lc", "bc", "(");
        String close = sign(switches, "rc", "bc", ")");
        boolean one = switches.contains("lc") != switches.contains("rc") && !switches.contains("bc");
        return new Math.Fenced(
                one && !switches.contains("lc") ? "" : open,
                one && !switches.contains("rc") ? "" : pair(open, close, switches),
                ",",
                parts);
    }

    private static String pair(String open, String close, List<String> switches) {
        return switches.contains("bc") && close.equals(open)
                ? switch (open) {
                    case "[" -> "]";
                    case "{" -> "}";
                    case "(" -> ")";
                    default -> close;
                }
                : close;
    }

    private static String sign(List<String> switches, String own, String both, String usual) {
        for (int i = 0; i + 1 < switches.size(); i++) {
            if ((switches.get(i).equals(own) || switches.get(i).equals(both))
                    && switches.get(i + 1).startsWith("sign ")) {
                return switches.get(i + 1).substring(5);
            }
        }
        return usual;
    }

    private static Math integral(List<String> switches, List<Math> parts) {
        String operator = switches.contains("su") ? "∑" : switches.contains("pr") ? "∏" : "∫";
        return new Math.Big(
                operator,
                parts.stream().findFirst().filter(part -> !isEmpty(part)),
                parts.stream().skip(1).findFirst().filter(part -> !isEmpty(part)),
                parts.size() > 2 ? parts.get(2) : new Math.Symbols(""));
    }

    private static List<Math> separated(List<Math> parts) {
        List<Math> separated = new ArrayList<>();
        for (Math part : parts) {
            if (!separated.isEmpty()) {
                separated.add(new Math.Symbols(","));
            }
            separated.add(part);
        }
        return separated;
    }
}
