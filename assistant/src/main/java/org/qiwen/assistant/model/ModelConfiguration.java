package org.qiwen.assistant.model;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qiwen.assistant.model.LanguageModels.Choice;
import org.qiwen.assistant.model.profile.ProfileCatalog;
import org.qiwen.assistant.model.provider.Endpoint;
import org.qiwen.assistant.model.provider.EndpointSettings;
import org.qiwen.assistant.model.provider.GuardedEndpoint;
import org.qiwen.prompts.PromptCatalog;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A prompt template or a model's setting that is not well formed keeps the service from starting. */
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {
    /** Name of the endpoint that the four environment variables describe. */
    static final String SIMPLE = "default";

    @Bean
    PromptCatalog promptCatalog() {
        return PromptCatalog.bundled();
    }

    @Bean
    Endpoints modelEndpoints(ModelSettings settings, SimpleModelSettings simple) {
        return Endpoints.of(settings, simple, ProfileCatalog.bundled());
    }

    @Bean
    LanguageModels languageModels(Endpoints endpoints, ModelSettings settings, ObjectProvider<MeterRegistry> meters) {
        Map<ModelUse, UsePlan> plans = new EnumMap<>(ModelUse.class);
        for (ModelUse use : ModelUse.values()) {
            plans.put(use, endpoints.orSimple(settings.plan(use)));
        }
        return new LanguageModels(
                plans, endpoints.choices(), new ModelMeters(meters.getIfAvailable(SimpleMeterRegistry::new)));
    }

    @Bean
    ModelCheck modelCheck(Endpoints endpoints, PromptCatalog prompts) {
        return new ModelCheck(endpoints.choices(), prompts);
    }

    /** All endpoints by name; closes their connections when the service stops. */
    record Endpoints(Map<String, Choice> choices, List<Endpoint> open) implements AutoCloseable {
        static Endpoints of(ModelSettings settings, SimpleModelSettings simple, ProfileCatalog profiles) {
            Map<String, EndpointSettings> named = new LinkedHashMap<>(settings.named());
            simple.endpoint().ifPresent(endpoint -> named.putIfAbsent(SIMPLE, endpoint));
            Map<String, Choice> choices = new LinkedHashMap<>();
            List<Endpoint> open = named.entrySet().stream()
                    .map(entry -> {
                        EndpointSettings of = entry.getValue();
                        Endpoint endpoint = new Endpoint(entry.getKey(), of, profiles.profile(of.profile()));
                        choices.put(
                                entry.getKey(), new Choice(of, new GuardedEndpoint(entry.getKey(), of, endpoint::ask)));
                        return endpoint;
                    })
                    .toList();
            return new Endpoints(choices, open);
        }

        /** A use that names no endpoint takes the one of the four variables, if there is one. */
        UsePlan orSimple(UsePlan plan) {
            return plan.endpoints().isEmpty() && choices.containsKey(SIMPLE) ? plan.asking(List.of(SIMPLE)) : plan;
        }

        @Override
        public void close() {
            open.forEach(Endpoint::close);
        }
    }
}
