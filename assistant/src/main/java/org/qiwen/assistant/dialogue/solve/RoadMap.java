package org.qiwen.assistant.dialogue.solve;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places and two-way roads with costs, as a case gives them: {@code A-B:9} for each road. Names are lower case here, as
 * normalised messages are. Immutable.
 */
final class RoadMap {
    private static final Pattern ROAD = Pattern.compile("\\s*(\\w)\\s*-\\s*(\\w)\\s*:\\s*([0-9]{1,4})\\s*");

    private final Map<String, Map<String, Integer>> roads;

    private RoadMap(Map<String, Map<String, Integer>> roads) {
        this.roads = roads;
    }

    /** The map of a case; empty when its data are no roads. */
    static Optional<RoadMap> of(Collection<String> given) {
        Map<String, Map<String, Integer>> roads = new TreeMap<>();
        for (String road : given) {
            Matcher matcher = ROAD.matcher(TypedAnswer.lower(road));
            if (!matcher.matches()) {
                return Optional.empty();
            }
            int cost = Integer.parseInt(matcher.group(3));
            roads.computeIfAbsent(matcher.group(1), n -> new TreeMap<>()).put(matcher.group(2), cost);
            roads.computeIfAbsent(matcher.group(2), n -> new TreeMap<>()).put(matcher.group(1), cost);
        }
        return roads.isEmpty() ? Optional.empty() : Optional.of(new RoadMap(roads));
    }

    Set<String> places() {
        return roads.keySet();
    }

    /** What a path costs; empty when a road on it does not exist. */
    Optional<Integer> cost(List<String> path) {
        int cost = 0;
        for (int i = 1; i < path.size(); i++) {
            Integer step = roads.getOrDefault(path.get(i - 1), Map.of()).get(path.get(i));
            if (step == null) {
                return Optional.empty();
            }
            cost += step;
        }
        return Optional.of(cost);
    }

    /** The first two neighbours on a path that no road joins. */
    Optional<List<String>> gap(List<String> path) {
        for (int i = 1; i < path.size(); i++) {
            List<String> pair = path.subList(i - 1, i + 1);
            if (cost(pair).isEmpty()) {
                return Optional.of(pair);
            }
        }
        return Optional.empty();
    }

    /** Every path that visits no place twice, cheapest first. For the handful of places that fit on paper. */
    List<List<String>> paths(String from, String to) {
        List<List<String>> found = new ArrayList<>();
        walk(new LinkedHashSet<>(List.of(from)), from, to, found);
        found.sort(Comparator.comparingInt(path -> cost(path).orElseThrow()));
        return found;
    }

    private void walk(Set<String> visited, String at, String to, List<List<String>> found) {
        if (at.equals(to)) {
            found.add(List.copyOf(visited));
            return;
        }
        for (String next : roads.getOrDefault(at, Map.of()).keySet()) {
            if (visited.add(next)) {
                walk(visited, next, to, found);
                visited.remove(next);
            }
        }
    }

    /** Places in the order in which Dijkstra's way settles them, the start first (Dijkstra 1959). */
    Map<String, Integer> settled(String from) {
        Map<String, Integer> best = new TreeMap<>(Map.of(from, 0));
        Map<String, Integer> settled = new LinkedHashMap<>();
        while (true) {
            Optional<String> nearest = best.keySet().stream()
                    .filter(place -> !settled.containsKey(place))
                    .min(Comparator.comparing(best::get));
            if (nearest.isEmpty()) {
                return settled;
            }
            String place = nearest.get();
            int cost = best.getOrDefault(place, 0);
            settled.put(place, cost);
            roads.getOrDefault(place, Map.of()).forEach((next, step) -> best.merge(next, cost + step, Math::min));
        }
    }
}
