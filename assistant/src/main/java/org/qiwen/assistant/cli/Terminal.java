package org.qiwen.assistant.cli;

import java.io.PrintWriter;

/** Shows progress: a bar that moves where somebody looks at a terminal, else a plain line every few seconds. */
final class Terminal {
    private static final int BAR = 30;
    private static final int WIDTH = 100;
    private static final long PLAIN_EVERY_NANOS = 2_000_000_000L;

    private final PrintWriter out;
    private final boolean moving = System.console() != null;
    private long shown = System.nanoTime() - PLAIN_EVERY_NANOS;
    private String last = "";

    Terminal(PrintWriter out) {
        this.out = out;
    }

    synchronized void show(Line line) {
        if (moving) {
            int full = line.total() == 0 ? 0 : (int) ((long) BAR * line.done() / line.total());
            String text =
                    "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + line.counts() + "  " + line.current();
            String cut = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
            out.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
            out.flush();
        } else if (System.nanoTime() - shown >= PLAIN_EVERY_NANOS
                && !line.counts().equals(last)) {
            say(line.counts());
            shown = System.nanoTime();
            last = line.counts();
        }
    }

    synchronized void end(Line line) {
        if (moving) {
            out.print("\r" + " ".repeat(WIDTH) + "\r");
        }
        say(line.state() + ": " + line.counts());
    }

    synchronized void say(String text) {
        out.println(text);
        out.flush();
    }
}
