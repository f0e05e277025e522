package org.qiwen.assistant.measure.load;

import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One student with a few conversations that were brought to where ideas are worked out. One thing at a time; a lost turn
 * does not stop the next.
 */
final class Student {
    /** Turns that are measured in one conversation: with the opening within the budget of every inquiry (14 turns). */
    static final int TURNS_A_CONVERSATION = 7;

    /** More messages than any opening needs until ideas are worked out. Our choice. */
    private static final int MOST_OPENING = 5;

    private static final String EXPLAIN = "EXPLAIN";
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern CHOICE = Pattern.compile("\"choices\":\\[\\{\"id\":\"([^\"]+)\"");

    private final StudentLines lines;
    private final String token;
    private final Random random;
    private final Supplier<String> tags;
    private final Deque<Message> ahead = new ArrayDeque<>();

    Student(StudentLines lines, String token, Random random, Supplier<String> tags) {
        this.lines = lines;
        this.token = token;
        this.random = random;
        this.tags = tags;
    }

    /** What will be said, and where. */
    private record Message(String conversation, String text) {}

    /** Begins a conversation and brings it to where ideas are worked out; an error when it does not get there. */
    Mono<Void> prepare(Sayings about) {
        return lines.exchange(
                        HttpMethod.POST,
                        "/api/conversations",
                        token,
                        "{\"inquiry\":\"" + about.inquiry() + "\",\"locale\":\"zh-CN\"}")
                .flatMap(begun -> {
                    String conversation = first(ID, begun);
                    return send(conversation, "choice", first(CHOICE, begun))
                            .then(open(conversation, 0))
                            .doOnSuccess(phase -> add(conversation, about))
                            .then();
                });
    }

    /** Takes a conversation that needs no opening. */
    void add(String conversation, Sayings about) {
        about.some(TURNS_A_CONVERSATION, random).forEach(text -> ahead.add(new Message(conversation, text)));
    }

    /** So many turns, one after the other with a pause between them. */
    Flux<HeardTurn> talk(int turns, Duration pause) {
        return Flux.range(0, turns)
                .concatMap(
                        n -> n == 0 || pause.isZero()
                                ? say()
                                : Mono.delay(pause).then(say()),
                        1);
    }

    private Mono<HeardTurn> say() {
        return Mono.defer(() -> {
            Message next = ahead.remove();
            String tag = tags.get();
            return lines.turn(token, next.conversation(), json("text", Tag.mark(next.text(), tag), tag), tag);
        });
    }

    private Mono<String> open(String conversation, int said) {
        if (said == MOST_OPENING) {
            return Mono.error(new IllegalStateException("conversation " + conversation + " came to no explaining"));
        }
        String kind = said == 0 ? "text" : "observation";
        String text = Sayings.OPENING.get(Math.min(said, Sayings.OPENING.size() - 1));
        return send(conversation, kind, text)
                .flatMap(turn -> EXPLAIN.equals(turn.phase()) ? Mono.just(EXPLAIN) : open(conversation, said + 1));
    }

    private Mono<HeardTurn> send(String conversation, String kind, String text) {
        String tag = tags.get();
        return lines.turn(token, conversation, json(kind, text, tag), tag)
                .flatMap(turn -> turn.isWhole()
                        ? Mono.just(turn)
                        : Mono.error(new IllegalStateException("an opening turn was not whole: " + turn.fault())));
    }

    private static String json(String kind, String text, String key) {
        String plain = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return "{\"" + kind + "\":\"" + plain + "\",\"key\":\"" + key + "\"}";
    }

    private static String first(Pattern pattern, String json) {
        Matcher found = pattern.matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in the answer");
        }
        @Nullable String group = found.group(1);
        return group == null ? "" : group;
    }

    /** Conversations that so many turns need. */
    static int conversations(int turns) {
        return (turns + TURNS_A_CONVERSATION - 1) / TURNS_A_CONVERSATION;
    }

    static List<Sayings> anyOrder(List<Sayings> all, int number, Random random) {
        return random.ints(number, 0, all.size()).mapToObj(all::get).toList();
    }
}
