package org.qiwen.assistant.account;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;

/**
 * Part of a week in which pupils may use the service, in the school's time zone ({@code qiwen.zone}).
 *
 * @param days in the order of the week, each once
 * @param from first minute of it
 * @param to first minute after it, of the same day
 */
public record OpeningHours(
        List<DayOfWeek> days,
        @JsonFormat(pattern = "HH:mm") LocalTime from,
        @JsonFormat(pattern = "HH:mm") LocalTime to) {
    public OpeningHours {
        days = days.stream().sorted().distinct().toList();
        if (days.isEmpty()) {
            throw new IllegalArgumentException("opening hours need at least one day");
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("opening hours must end after they begin, were " + from + " to " + to);
        }
    }
}
