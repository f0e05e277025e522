package org.qiwen.assistant.account;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.web.Fields;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What a school has decided for itself; for its admins. */
@RestController
class SchoolSettingsController {
    /** Most protection officers; our choice: an alert for everybody is for nobody. */
    private static final int MAX_OFFICERS = 20;
    /** Most parts of a week: three a day. Our choice. */
    private static final int MAX_HOURS = 21;

    private final Database database;
    private final SchoolSettingsStore settings;

    SchoolSettingsController(Database database, SchoolSettingsStore settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Days as MONDAY to SUNDAY, times as 07:30. */
    record Hours(
            @Nullable List<String> days,
            @Nullable String from,
            @Nullable String to) {}

    /** {@code revision} is the one that the change was made from; without it the change holds whatever came between. */
    record NewSettings(
            @Nullable Boolean localOnly,
            @Nullable List<AccountId> protectionOfficers,
            @Nullable List<Hours> hours,
            @Nullable Integer revision) {

        SchoolSettings checked() {
            Fields fields = new Fields();
            fields.require(localOnly != null, "localOnly", "needs true or false");
            fields.require(
                    protectionOfficers != null
                            && protectionOfficers.size() <= MAX_OFFICERS
                            && protectionOfficers.stream().noneMatch(Objects::isNull),
                    "protectionOfficers",
                    "needs a list of at most " + MAX_OFFICERS + " accounts");
            fields.require(
                    hours != null && hours.size() <= MAX_HOURS && hours.stream().noneMatch(Objects::isNull),
                    "hours",
                    "needs a list of at most " + MAX_HOURS + " parts of a week");
            fields.check();
            List<OpeningHours> opening = opening(Objects.requireNonNull(hours), fields);
            fields.check();
            return new SchoolSettings(
                    Objects.requireNonNull(localOnly),
                    Objects.requireNonNull(protectionOfficers),
                    opening,
                    revision == null ? 0 : revision);
        }

        private static List<OpeningHours> opening(List<Hours> hours, Fields fields) {
            List<OpeningHours> opening = new ArrayList<>();
            for (int i = 0; i < hours.size(); i++) {
                Hours part = hours.get(i);
                try {
                    opening.add(new OpeningHours(
                            days(part.days()), LocalTime.parse(text(part.from())), LocalTime.parse(text(part.to()))));
                } catch (DateTimeParseException wrong) {
                    fields.reject("hours[" + i + "]", "needs from and to as 07:30");
                } catch (IllegalArgumentException wrong) {
                    fields.reject("hours[" + i + "]", "needs days (MONDAY to SUNDAY), and from before to");
                }
            }
            return opening;
        }

        private static List<DayOfWeek> days(@Nullable List<String> days) {
            return days == null
                    ? List.of()
                    : days.stream()
                            .map(day -> DayOfWeek.valueOf(String.valueOf(day).toUpperCase(Locale.ROOT)))
                            .toList();
        }

        private static String text(@Nullable String time) {
            return time == null ? "" : time;
        }
    }

    @GetMapping("/api/schools/{id}/settings")
    Mono<SchoolSettings> read(@PathVariable SchoolId id, @AuthenticationPrincipal Account by) {
        requireAdmin(id, by);
        return database.transact(() -> settings.find(id));
    }

    @PutMapping("/api/schools/{id}/settings")
    Mono<SchoolSettings> replace(
            @PathVariable SchoolId id, @RequestBody NewSettings request, @AuthenticationPrincipal Account by) {
        requireAdmin(id, by);
        SchoolSettings wanted = request.checked();
        return database.transact(() -> replace(id, wanted, request.revision() == null))
                .onErrorMap(DuplicateKeyException.class, e -> changed());
    }

    private SchoolSettings replace(SchoolId id, SchoolSettings wanted, boolean whatever) {
        List<AccountId> strangers = settings.strangers(id, wanted.protectionOfficers());
        if (!strangers.isEmpty()) {
            throw Refusal.invalid("protectionOfficers", "needs teachers or admins of this school");
        }
        int revision = whatever ? settings.find(id).revision() : wanted.revision();
        SchoolSettings replacing =
                new SchoolSettings(wanted.localOnly(), wanted.protectionOfficers(), wanted.hours(), revision);
        if (!settings.replace(id, replacing)) {
            throw changed();
        }
        return settings.find(id);
    }

    private static Refusal changed() {
        return Refusal.of(ProblemType.CONFLICT, "Somebody else changed the settings. Look again, then change them.");
    }

    private static void requireAdmin(SchoolId id, Account by) {
        if (!by.isAdmin()) {
            throw Refusal.of(ProblemType.FORBIDDEN, "A school's settings are for its admins.");
        }
        if (!by.school().id().equals(id)) {
            throw Refusal.notFound("school");
        }
    }
}
