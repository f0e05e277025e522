package org.qiwen.ingestion.parse.child.math;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A formula as a tree; each kind writes itself as one line where it can, and as LaTeX. */
public sealed interface Math {

    /** One line of Unicode; empty when the structure would be lost. */
    Optional<String> line();

    String latex();

    /** Whether it can stand beside an operator or below a fraction line without brackets. */
    default boolean isAtom() {
        return false;
    }

    /** The formula for a text: one line, else LaTeX between dollar signs; empty when there is nothing in it. */
    static String inText(Math math) {
        Optional<String> line = math.line();
        if (line.isPresent()) {
            return line.get().strip();
        }
        String latex = math.latex().strip();
        return latex.isEmpty() ? "" : "$" + latex + "$";
    }

    static Math row(List<Math> parts) {
        return parts.size() == 1 ? parts.get(0) : new Row(parts);
    }

    record Symbols(String text) implements Math {
        @Override
        public Optional<String> line() {
            return Optional.of(text);
        }

        @Override
        public String latex() {
            return LatexSymbols.escape(text);
        }

        @Override
        public boolean isAtom() {
            return text.codePoints().allMatch(Character::isLetterOrDigit) || text.matches("[0-9.]+");
        }
    }

    record Row(List<Math> parts) implements Math {
        public Row {
            parts = List.copyOf(parts);
        }

        @Override
        public Optional<String> line() {
            StringBuilder line = new StringBuilder();
            for (Math part : parts) {
                Optional<String> each = part.line();
                if (each.isEmpty()) {
                    return each;
                }
                line.append(each.get());
            }
            return Optional.of(line.toString());
        }

        @Override
        public String latex() {
            StringBuilder latex = new StringBuilder();
            for (Math part : parts) {
                String next = part.latex();
                boolean command = latex.toString().matches("(?s).*\\\\[A-Za-z]+$");
                if (command && !next.isEmpty() && Character.isLetter(next.charAt(0))) {
                    latex.append(' ');
                }
                latex.append(next);
            }
            return latex.toString();
        }

        @Override
        public boolean isAtom() {
            return parts.isEmpty()
                    || parts.stream().allMatch(Math::isAtom)
                            && line().map(line -> line.length() <= 3 || line.matches("[0-9.]+"))
                                    .orElse(false);
        }
    }

    record Fraction(Math above, Math below) implements Math {
        @Override
        public Optional<String> line() {
            if (!above.isAtom() || !below.isAtom()) {
                return Optional.empty();
            }
            return above.line().flatMap(a -> below.line().map(b -> a + "/" + b));
        }

        @Override
        public String latex() {
            return "\\frac{" + above.latex() + "}{" + below.latex() + "}";
        }
    }

    record Script(Math base, Optional<Math> sub, Optional<Math> sup) implements Math {
        @Override
        public Optional<String> line() {
            Optional<String> line = base.isAtom()
                            || base.line().map(b -> b.matches(".*[)）\\]]")).orElse(false)
                    ? base.line()
                    : Optional.empty();
            if (sub.isPresent()) {
                Optional<String> low = sub.get().line().flatMap(Scripts::lowered);
                line = line.flatMap(b -> low.map(l -> b + l));
            }
            if (sup.isPresent()) {
                Optional<String> high = sup.get().line().flatMap(Scripts::raised);
                line = line.flatMap(b -> high.map(h -> b + h));
            }
            return line;
        }

        @Override
        public String latex() {
            String script = base.latex();
            return (base.isAtom() && script.length() == 1
                                    || script.matches("\\\\[A-Za-z]+|[0-9A-Za-z]|\\\\mathrm\\{[^{}]*}")
                            ? script
                            : "{" + script + "}")
                    + sub.map(s -> "_{" + s.latex() + "}").orElse("")
                    + sup.map(s -> "^{" + s.latex() + "}").orElse("");
        }

        @Override
        public boolean isAtom() {
            return line().isPresent();
        }
    }

    record Root(Math radicand, Optional<Math> degree) implements Math {
        @Override
        public Optional<String> line() {
            return degree.isPresent() || !radicand.isAtom()
                    ? Optional.empty()
                    : radicand.line().map(r -> "√" + r);
        }

        @Override
        public String latex() {
            return "\\sqrt" + degree.map(d -> "[" + d.latex() + "]").orElse("") + "{" + radicand.latex() + "}";
        }
    }

    record Big(String operator, Optional<Math> from, Optional<Math> to, Math body) implements Math {
        @Override
        public Optional<String> line() {
            return Optional.empty();
        }

        @Override
        public String latex() {
            return LatexSymbols.escape(operator)
                    + from.map(f -> "_{" + f.latex() + "}").orElse("")
                    + to.map(t -> "^{" + t.latex() + "}").orElse("")
                    + " "
                    + body.latex();
        }
    }

    record Fenced(String open, String close, String separator, List<Math> parts) implements Math {
        public Fenced {
            parts = List.copyOf(parts);
        }

        @Override
        public Optional<String> line() {
            List<String> lines = new ArrayList<>();
            for (Math part : parts) {
                Optional<String> line = part.line();
                if (line.isEmpty()) {
                    return line;
                }
                lines.add(line.get());
            }
            return Optional.of(open + String.join(separator, lines) + close);
        }

        @Override
        public String latex() {
            String inner = parts.stream().map(Math::latex).collect(Collectors.joining(separator));
            return "\\left" + fence(open) + inner + "\\right" + fence(close);
        }

        private static String fence(String fence) {
            return switch (fence) {
                case "" -> ".";
                case "{", "}" -> "\\" + fence;
                case "⟨" -> "\\langle ";
                case "⟩" -> "\\rangle ";
                default -> fence;
            };
        }

        @Override
        public boolean isAtom() {
            return line().isPresent();
        }
    }

    record Accent(String command, Math base) implements Math {
        @Override
        public Optional<String> line() {
            return Optional.empty();
        }

        @Override
        public String latex() {
            return command + "{" + base.latex() + "}";
        }
    }

    /** Something above or below: limits, the conditions over a reaction's arrow. */
    record Stack(Math base, Optional<Math> below, Optional<Math> above) implements Math {
        @Override
        public Optional<String> line() {
            return Optional.empty();
        }

        @Override
        public String latex() {
            String plain = base.line().orElse("").strip();
            if (plain.matches("[→⟶=⇌⇒]")) {
                String arrow = plain.equals("=")
                        ? "\\xlongequal"
                        : plain.equals("⇌") ? "\\xrightleftharpoons" : "\\xrightarrow";
                return arrow + below.map(b -> "[" + b.latex() + "]").orElse("") + "{"
                        + above.map(Math::latex).orElse("") + "}";
            }
            if (plain.matches("lim|max|min|[∑∏∫]")) {
                return base.latex()
                        + below.map(b -> "_{" + b.latex() + "}").orElse("")
                        + above.map(a -> "^{" + a.latex() + "}").orElse("");
            }
            String latex = base.latex();
            latex = below.isPresent() ? "\\underset{" + below.get().latex() + "}{" + latex + "}" : latex;
            return above.isPresent() ? "\\overset{" + above.get().latex() + "}{" + latex + "}" : latex;
        }
    }

    record Matrix(List<List<Math>> rows, boolean equations) implements Math {
        @Override
        public Optional<String> line() {
            return Optional.empty();
        }

        @Override
        public String latex() {
            String name = equations ? "aligned" : "matrix";
            return "\\begin{" + name + "}"
                    + rows.stream()
                            .map(row -> row.stream().map(Math::latex).collect(Collectors.joining(" & ")))
                            .collect(Collectors.joining(" \\\\ "))
                    + "\\end{" + name + "}";
        }
    }

    /** LaTeX that the document brought itself. */
    record Written(String latex) implements Math {
        @Override
        public Optional<String> line() {
            return Optional.empty();
        }
    }
}
