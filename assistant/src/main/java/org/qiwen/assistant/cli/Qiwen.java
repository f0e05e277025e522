package org.qiwen.assistant.cli;

/** Entry point of the runnable jar. */
public final class Qiwen {
    private Qiwen() {}

    public static void main(String[] args) {
        System.out.println("qiwen");
    }
}
