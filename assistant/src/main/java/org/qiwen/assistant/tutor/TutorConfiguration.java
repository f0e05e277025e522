package org.qiwen.assistant.tutor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.qiwen.assistant.dialogue.InquirySelfTest;
import org.qiwen.assistant.dialogue.policy.WordingFile;
import org.qiwen.assistant.inquiry.InquiryCatalog;
import org.qiwen.assistant.inquiry.InquiryFiles;
import org.qiwen.assistant.inquiry.InvalidInquiryException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** Puts the tutor together; content that fails its self-test keeps the service from starting. */
@Configuration(proxyBeanMethods = false)
class TutorConfiguration {

    @Bean
    InquiryCatalog inquiryCatalog() throws IOException {
        InquiryFiles files = new InquiryFiles();
        InquiryCatalog catalog = files.load();
        List<String> problems = catalog.inquiries().parallelStream()
                .flatMap(inquiry ->
                        InquirySelfTest.run(
                                        inquiry,
                                        catalog.story(inquiry.story(), inquiry.locale())
                                                .orElse(null))
                                .stream()
                                .map(f -> files.place(inquiry, f.sentence()) + ": " + f.field() + ": “" + f.sentence()
                                        + "” " + f.problem()))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidInquiryException(String.join("\n", problems));
        }
        return catalog;
    }

    @Bean
    Tutor tutor(InquiryCatalog catalog, Router router, Citations citations) throws IOException {
        String zh = new ClassPathResource("wording/zh-CN.yaml").getContentAsString(StandardCharsets.UTF_8);
        return new Tutor(catalog, Map.of("zh-CN", WordingFile.parse(zh)), router, citations);
    }
}
