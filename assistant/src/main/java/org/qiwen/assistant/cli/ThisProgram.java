package org.qiwen.assistant.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** This program once more, for measurements that need a process of their own. */
final class ThisProgram {
    private ThisProgram() {}

    /** The command that starts it, from the jar or the class path that this process has. */
    static List<String> command(List<String> jvmOptions, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        String path = System.getProperty("java.class.path");
        if (path.endsWith(".jar") && !path.contains(File.pathSeparator)) {
            command.addAll(List.of("-jar", Path.of(path).toAbsolutePath().toString()));
        } else {
            command.addAll(List.of("-cp", path, Qiwen.class.getName()));
        }
        command.addAll(arguments);
        return command;
    }
}
