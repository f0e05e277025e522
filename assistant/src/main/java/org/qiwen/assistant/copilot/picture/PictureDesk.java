package org.qiwen.assistant.copilot.picture;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.account.AccountStore;
import org.qiwen.assistant.account.ClassId;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.dialogue.state.DialogueState;
import org.qiwen.assistant.inquiry.Stage;
import org.qiwen.assistant.safety.KnownNames;
import org.qiwen.assistant.web.Refusal;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Draws the picture of a class for who may see it. */
@Component
public class PictureDesk {
    /** Turns looked at for words: some weeks of a class. Our choice. */
    private static final int TURNS = 2_000;

    private final Database database;
    private final ClassTalkStore talks;
    private final AccountStore accounts;
    private final JsonMapper json;

    PictureDesk(Database database, ClassTalkStore talks, AccountStore accounts, JsonMapper json) {
        this.database = database;
        this.talks = talks;
        this.accounts = accounts;
        this.json = json;
    }

    /** A class as it thinks; {@code pupils} is how many have talked. */
    record Drawn(Stage stage, int pupils, List<ClassPicture.Cluster> clusters, List<ClassPicture.Said> said) {

        /** The practices shown in talks on an inquiry; on all when it is null. */
        List<ClassPicture.Practice> practices(@Nullable String inquiry) {
            return ClassPicture.practices(said.stream()
                    .filter(one -> inquiry == null || inquiry.equals(one.inquiry()))
                    .toList());
        }
    }

    /** The clusters of a class; refuses whoever does not teach it. */
    Mono<Drawn> draw(ClassId id, Account reader) {
        return database.transact(() -> {
            Stage stage = talks.stage(id, reader).orElseThrow(() -> Refusal.notFound("class"));
            List<ClassPicture.Talk> all = talks.talks(id).stream()
                    .map(talk -> new ClassPicture.Talk(
                            talk.pupil(),
                            talk.inquiry(),
                            talk.locale(),
                            json.readValue(talk.state(), DialogueState.class)))
                    .toList();
            KnownNames names = KnownNames.of(accounts.members(id).stream()
                    .map(member -> new KnownNames.Person(member.username(), member.displayName(), member.isStudent()))
                    .toList());
            List<ClassPicture.Said> said =
                    talks.heard(id, TURNS).stream().map(h -> said(h, names)).toList();
            int pupils =
                    (int) all.stream().map(ClassPicture.Talk::pupil).distinct().count();
            return new Drawn(stage, pupils, ClassPicture.of(all, said), said);
        });
    }

    /** How many pupils of the class voiced each misconception of an inquiry; nothing for clusters of fewer than five. */
    public Mono<Map<String, Integer>> voiced(@Nullable ClassId id, @Nullable String inquiry, Account reader) {
        if (id == null || inquiry == null) {
            return Mono.just(Map.of());
        }
        return draw(id, reader)
                .map(drawn -> drawn.clusters().stream()
                        .filter(c -> c.key().kind() == ClassPicture.Kind.MISCONCEPTION
                                && c.key().inquiry().equals(inquiry))
                        .collect(Collectors.toMap(c -> c.key().id(), ClassPicture.Cluster::pupils, Math::max)));
    }

    private ClassPicture.Said said(ClassTalkStore.Heard heard, KnownNames names) {
        JsonNode trace = json.readTree(heard.trace());
        Set<String> voiced = new HashSet<>();
        trace.path("assessment").path("misconceptions").forEach(id -> voiced.add(id.asString("")));
        Set<String> practices =
                new HashSet<>(trace.path("assessment").path("practices").propertyNames());
        return new ClassPicture.Said(
                heard.pupil(),
                heard.inquiry(),
                voiced,
                practices,
                names.mask(trace.path("student").asString("")));
    }
}
