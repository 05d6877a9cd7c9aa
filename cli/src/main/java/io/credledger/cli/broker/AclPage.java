package io.credledger.cli.broker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;

/** The rights as the documentation shows them. The same rights give the same bytes. */
final class AclPage {

    private AclPage() {}

    static String render(List<AclBinding> bindings) {
        Map<String, Map<ResourcePattern, List<AclOperation>>> rows = bindings.stream()
                .collect(Collectors.groupingBy(
                        binding -> binding.entry().principal(),
                        LinkedHashMap::new,
                        Collectors.groupingBy(
                                AclBinding::pattern,
                                LinkedHashMap::new,
                                Collectors.mapping(binding -> binding.entry().operation(), Collectors.toList()))));
        StringBuilder page = new StringBuilder("| principal | resource | name | operations |\n|---|---|---|---|\n");
        rows.forEach((principal, patterns) -> patterns.forEach((pattern, operations) -> page.append("| `")
                .append(principal)
                .append("` | ")
                .append(resource(pattern))
                .append(" | `")
                .append(pattern.name())
                .append("` | ")
                .append(operations.stream().map(AclPage::word).collect(Collectors.joining(", ")))
                .append(" |\n")));
        return page.toString();
    }

    private static String resource(ResourcePattern pattern) {
        String type = pattern.resourceType().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return pattern.patternType() == PatternType.PREFIXED ? type + ", prefix" : type;
    }

    /** As {@code kafka-acls} takes it. */
    private static String word(AclOperation operation) {
        return switch (operation) {
            case DESCRIBE_CONFIGS -> "DescribeConfigs";
            default ->
                operation.name().charAt(0) + operation.name().substring(1).toLowerCase(Locale.ROOT);
        };
    }
}
