package org.qiwen.assistant.copilot.editing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiwen.assistant.account.Account;
import org.qiwen.assistant.copilot.assemble.Assembled;
import org.qiwen.assistant.copilot.assemble.Material;
import org.qiwen.assistant.copilot.assemble.PlanAssembler;
import org.qiwen.assistant.copilot.assemble.Wishes;
import org.qiwen.assistant.copilot.brief.Brief;
import org.qiwen.assistant.copilot.material.MaterialDesk;
import org.qiwen.assistant.copilot.picture.PictureDesk;
import org.qiwen.assistant.copilot.plan.LessonPlan;
import org.qiwen.assistant.copilot.plan.Section;
import org.qiwen.assistant.database.Database;
import org.qiwen.assistant.edition.EditionStore;
import org.qiwen.assistant.web.Page;
import org.qiwen.assistant.web.ProblemType;
import org.qiwen.assistant.web.Refusal;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Makes, changes and keeps plans. Assembly is computation: it runs on the scheduler {@code copilot}. */
@Component
public class PlanDesk implements DisposableBean {
    /** Plans waiting for a thread before new ones are refused; each takes some tens of milliseconds. Our choice. */
    private static final int QUEUE = 200;

    private final Database database;
    private final PlanStore plans;
    private final MaterialDesk materials;
    private final EditionStore editions;
    private final PictureDesk pictures;
    private final PlanAssembler assembler = new PlanAssembler();
    private final Scheduler scheduler = Schedulers.newBoundedElastic(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2), QUEUE, "copilot", 60, true);

    PlanDesk(Database database, PlanStore plans, MaterialDesk materials, EditionStore editions, PictureDesk pictures) {
        this.database = database;
        this.plans = plans;
        this.materials = materials;
        this.editions = editions;
        this.pictures = pictures;
    }

    /** What came of a regeneration. */
    record Regenerated(StoredPlan stored, List<Section> sections, List<String> understood) {}

    /** Assembles and stores a plan; refuses with the reason when the material is too little or the activity forbidden. */
    Mono<StoredPlan> create(Brief brief, Map<String, Integer> voiced, Account author) {
        requireStaff(author);
        return assembled(brief, voiced, Wishes.NONE, author)
                .flatMap(plan -> database.transact(
                        () -> plans.find(plans.add(plan, author), author).orElseThrow()));
    }

    /** The newest version; refuses when this account may not read it. */
    public Mono<StoredPlan> read(PlanId id, Account reader) {
        requireStaff(reader);
        return database.transact(() -> find(id, reader));
    }

    Mono<Page<PlanStore.Entry>> list(Account reader, @Nullable Instant before, int size) {
        requireStaff(reader);
        return database.transact(() -> Page.of(
                plans.list(reader, before, size + 1),
                size,
                last -> last.updated().toString()));
    }

    Mono<List<PlanStore.Version>> versions(PlanId id, Account reader) {
        requireStaff(reader);
        return database.transact(() -> {
            find(id, reader);
            return plans.versions(id);
        });
    }

    Mono<StoredPlan> read(PlanId id, int version, Account reader) {
        requireStaff(reader);
        return database.transact(
                () -> plans.find(id, version, reader).orElseThrow(() -> Refusal.notFound("version of this plan")));
    }

    /** Saves what an editor sent over version {@code after}; refuses when there is a newer one. */
    Mono<StoredPlan> save(PlanId id, int after, LessonPlan plan, boolean automatic, Account author) {
        requireStaff(author);
        return database.transact(() -> {
            StoredPlan before = find(id, author);
            // What a plan was made from is not edited: its brief decides what it may be published and regenerated as.
            LessonPlan kept = plan.withBrief(before.plan().brief());
            return change(id, after, kept, author, automatic ? PlanStore.AUTOSAVED : "EDITED");
        });
    }

    /**
     * Keeps what a model has worded anew so far; all of one run is one version.
     *
     * @param from the version that the run began with
     */
    public Mono<StoredPlan> word(PlanId id, int after, LessonPlan plan, int from, Account author) {
        requireStaff(author);
        return database.transact(() -> change(id, after, plan, author, PlanStore.WORDED + from));
    }

    Mono<StoredPlan> restore(PlanId id, int version, int after, Account author) {
        requireStaff(author);
        return database.transact(() -> {
            StoredPlan old =
                    plans.find(id, version, author).orElseThrow(() -> Refusal.notFound("version of this plan"));
            return change(id, after, old.plan(), author, "RESTORED " + version);
        });
    }

    /** Deletes a plan and takes what was made of it from all classes; conversations under way go on. */
    Mono<Void> delete(PlanId id, Account author) {
        requireStaff(author);
        return database.run(() -> {
            find(id, author);
            plans.delete(id);
            editions.takeAll(id.value());
        });
    }

    /** Makes one section anew, as the instruction says, and what follows from it; the others keep what was written. */
    Mono<Regenerated> regenerate(
            PlanId id, Section section, String instruction, @Nullable Integer after, Account author) {
        Instruction read = Instruction.read(instruction);
        return read(id, author).flatMap(stored -> {
            int from = after == null ? stored.version() : after;
            if (from != stored.version()) {
                return Mono.error(stale());
            }
            Brief brief = stored.plan().brief();
            return voiced(brief, author)
                    .flatMap(voiced -> assembled(brief, voiced, read.wishes(), author))
                    .flatMap(made -> database.transact(() -> {
                        LessonPlan plan = stored.plan();
                        List<Section> sections = following(section);
                        for (Section one : sections) {
                            plan = plan.with(one, made);
                        }
                        return new Regenerated(
                                change(id, from, plan, author, "REGENERATED " + section.member()),
                                sections,
                                read.understood());
                    }));
        });
    }

    /** What the plan's class thinks today; nothing for who does not teach it, since a colleague may mend a plan. */
    private Mono<Map<String, Integer>> voiced(Brief brief, Account reader) {
        return pictures.voiced(brief.classId(), brief.inquiry(), reader).onErrorReturn(Refusal.class, Map.of());
    }

    /** The section, and those that only sum it up. */
    private static List<Section> following(Section section) {
        List<Section> sections = new ArrayList<>(List.of(section));
        if (section == Section.PROCESS) {
            sections.add(Section.OUTLINE);
            sections.add(Section.PROJECT);
        }
        return sections;
    }

    private Mono<LessonPlan> assembled(Brief brief, Map<String, Integer> voiced, Wishes wishes, Account author) {
        return materials
                .gather(brief, author, voiced)
                .publishOn(scheduler)
                .map(material -> assemble(brief, material, wishes));
    }

    private LessonPlan assemble(Brief brief, Material material, Wishes wishes) {
        Assembled made = assembler.assemble(brief, material, wishes);
        return made.fold(
                plan -> plan,
                reason -> {
                    throw Refusal.of(ProblemType.TOO_LITTLE_MATERIAL, reason);
                },
                reason -> {
                    throw Refusal.of(ProblemType.UNSAFE_ACTIVITY, reason);
                });
    }

    private StoredPlan change(PlanId id, int after, LessonPlan plan, Account author, String why) {
        find(id, author);
        if (!plans.change(id, after, plan, author, why)) {
            throw stale();
        }
        return find(id, author);
    }

    private StoredPlan find(PlanId id, Account reader) {
        return plans.find(id, reader).orElseThrow(() -> Refusal.notFound("plan"));
    }

    private static void requireStaff(Account account) {
        if (account.isStudent()) {
            throw Refusal.of(ProblemType.FORBIDDEN, "Plans are for teachers.");
        }
    }

    /** Somebody saved a newer version. */
    public static Refusal stale() {
        return Refusal.of(
                ProblemType.STALE,
                "Somebody saved this plan meanwhile. Read it again, bring both together, then save.");
    }

    /** For what only thinks about plans. */
    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public void destroy() {
        scheduler.dispose();
    }
}
