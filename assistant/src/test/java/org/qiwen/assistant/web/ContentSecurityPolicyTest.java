package org.qiwen.assistant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContentSecurityPolicyTest {
    @Test
    void allowsExactlyTheImportMapOfThePage() {
        String page = "<html><script type=\"importmap\">{}</script><script>alert(1)</script></html>";

        // printf '{}' | openssl dgst -sha256 -binary | base64
        assertThat(ContentSecurityPolicy.forPages(List.of(page)).header())
                .contains("script-src 'self' 'sha256-RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=';");
    }

    @Test
    void allowsNothingUnsafeAndNoFraming() {
        assertThat(ContentSecurityPolicy.forPages(List.of("<html></html>")).header())
                .contains("default-src 'none'; script-src 'self'; style-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "*");
    }
}
