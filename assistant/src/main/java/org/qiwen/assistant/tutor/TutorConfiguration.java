package org.qiwen.assistant.tutor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.qiwen.assistant.derived.DerivedFiles;
import org.qiwen.assistant.dialogue.policy.Wording;
import org.qiwen.assistant.dialogue.policy.WordingFile;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.inquiry.InvalidInquiryException;
import org.qiwen.assistant.model.LanguageModels;
import org.qiwen.prompts.PromptCatalog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Puts the tutor together; content that fails its self-test keeps the service from starting. */
@Configuration(proxyBeanMethods = false)
class TutorConfiguration {

    @Bean
    InquiryCatalog inquiryCatalog(DerivedFiles derived) throws IOException {
        InquiryFiles files = new InquiryFiles();
        InquiryCatalog catalog = files.load();
        List<String> problems = new SelfTests(files, catalog, derived).run().problems();
        if (!problems.isEmpty()) {
            throw new InvalidInquiryException(String.join("\n", problems));
        }
        return catalog;
    }

    @Bean
    Tutor tutor(InquiryCatalog catalog, Router router, Citations citations) throws IOException {
        return new Tutor(catalog, Map.of("zh-CN", wording("zh-CN"), "en", wording("en")), router, citations);
    }

    private static Wording wording(String locale) throws IOException {
        return WordingFile.parse(
                new ClassPathResource("wording/" + locale + ".yaml").getContentAsString(StandardCharsets.UTF_8));
    }

    /** Judges on as many threads as there are cores, but not on those that plan turns: a sentence must not wait for one. */
    @Bean(destroyMethod = "dispose")
    Scheduler judging() {
        return Schedulers.newParallel("judging", Runtime.getRuntime().availableProcessors(), true);
    }

    @Bean
    ModelRealiser modelRealiser(
            LanguageModels models, PromptCatalog prompts, ObjectProvider<MeterRegistry> meters, Scheduler judging) {
        return new ModelRealiser(
                models, prompts, new WordingMeters(meters.getIfAvailable(SimpleMeterRegistry::new)), judging);
    }
}
