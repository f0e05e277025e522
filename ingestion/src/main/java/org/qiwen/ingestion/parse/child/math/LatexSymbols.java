package org.qiwen.ingestion.parse.child.math;

import java.util.Map;

/** Characters that LaTeX has a command for. */
final class LatexSymbols {
    private static final Map<Integer, String> COMMANDS = Map.ofEntries(
            Map.entry((int) '×', "\\times "),
            Map.entry((int) '÷', "\\div "),
            Map.entry((int) '·', "\\cdot "),
            Map.entry((int) '⋅', "\\cdot "),
            Map.entry((int) '±', "\\pm "),
            Map.entry((int) '−', "-"),
            Map.entry((int) '≤', "\\le "),
            Map.entry((int) '≥', "\\ge "),
            Map.entry((int) '≠', "\\ne "),
            Map.entry((int) '≈', "\\approx "),
            Map.entry((int) '∝', "\\propto "),
            Map.entry((int) '∞', "\\infty "),
            Map.entry((int) '→', "\\to "),
            Map.entry((int) '⇌', "\\rightleftharpoons "),
            Map.entry((int) '∑', "\\sum"),
            Map.entry((int) '∏', "\\prod"),
            Map.entry((int) '∫', "\\int"),
            Map.entry((int) '∂', "\\partial "),
            Map.entry((int) '∆', "\\Delta "),
            Map.entry((int) '°', "^{\\circ}"),
            Map.entry((int) '%', "\\%"),
            Map.entry((int) '#', "\\#"),
            Map.entry((int) '$', "\\$"),
            Map.entry((int) '&', "\\&"),
            Map.entry((int) '_', "\\_"),
            Map.entry((int) '{', "\\{"),
            Map.entry((int) '}', "\\}"),
            Map.entry((int) '\\', "\\backslash "));

    private static final String GREEK =
            "αalpha βbeta γgamma δdelta εepsilon ζzeta ηeta θtheta ιiota κkappa λlambda μmu νnu ξxi "
                    + "πpi ρrho σsigma τtau υupsilon φphi χchi ψpsi ωomega ΓGamma ΔDelta ΘTheta ΛLambda ΞXi ΠPi ΣSigma ΦPhi ΨPsi ΩOmega";

    private LatexSymbols() {}

    static String escape(String text) {
        StringBuilder latex = new StringBuilder();
        StringBuilder chinese = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (Character.isIdeographic(point)) {
                chinese.appendCodePoint(point);
                return;
            }
            flush(chinese, latex);
            latex.append(command(point));
        });
        flush(chinese, latex);
        String written = latex.toString();
        return written.matches("(sin|cos|tan|cot|ln|log|lg|lim|max|min|exp)") ? "\\" + written : written;
    }

    private static void flush(StringBuilder chinese, StringBuilder latex) {
        if (chinese.length() > 0) {
            latex.append("\\text{").append(chinese).append('}');
            chinese.setLength(0);
        }
    }

    private static String command(int point) {
        String command = COMMANDS.get(point);
        if (command != null) {
            return command;
        }
        int greek = point >= 0x391 && point <= 0x3C9 ? GREEK.indexOf(point) : -1;
        if (greek >= 0) {
            int end = GREEK.indexOf(' ', greek);
            return "\\" + GREEK.substring(greek + 1, end < 0 ? GREEK.length() : end) + " ";
        }
        return Character.toString(point);
    }
}
