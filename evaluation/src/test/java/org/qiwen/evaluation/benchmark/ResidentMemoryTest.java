package org.qiwen.evaluation.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ResidentMemoryTest {
    @Test
    void findsTheLineAmongOthers() {
        assertThat(ResidentMemory.parse("Name:\tjava\nVmHWM:\t  999 kB\nVmRSS:\t  12345 kB\nRssAnon:\t 1 kB\n"))
                .isEqualTo(12345);
        assertThat(ResidentMemory.parse("Name:\tkthreadd\n")).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void readsThisProcess() {
        assertThat(ResidentMemory.of(ProcessHandle.current()).kibibytes()).isGreaterThan(10_000);
    }
}
