package org.qiwen.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiwen.evaluation.metric.IsotonicFit.Case;

class IsotonicFitTest {
    private static final IsotonicFit FIT = IsotonicFit.of(List.of(
            new Case(0.1, false),
            new Case(0.2, true),
            new Case(0.3, false),
            new Case(0.6, true),
            new Case(0.7, false),
            new Case(0.8, true),
            new Case(0.9, true)));

    @Test
    void poolsWhatFalls() {
        assertThat(FIT.share(0.05)).isZero();
        assertThat(FIT.share(0.25)).isCloseTo(0.5, within(1e-9));
        assertThat(FIT.share(0.65)).isCloseTo(0.5, within(1e-9));
        assertThat(FIT.share(0.95)).isEqualTo(1);
    }

    @Test
    void findsTheLowestScoreThatIsPreciseEnough() {
        assertThat(FIT.from(0.9)).hasValue(0.8);
        assertThat(FIT.from(0.6)).hasValue(0.2);
    }

    @Test
    void findsNoneWhereNothingIsPreciseEnough() {
        assertThat(IsotonicFit.of(List.of(new Case(0.5, false))).from(0.9)).isEmpty();
    }
}
