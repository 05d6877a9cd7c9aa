package io.credledger.cli.leak;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.Handle;
import io.credledger.ledger.ProviderId;
import io.credledger.secret.SecretToken;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A record that ends in a log or an exception's text by accident tells nothing. Each is made with a canary in whatever may hold a text; names
 * are their own text, and are the only ones that are.
 */
class RecordTextsTest {

    private static final String MARK = Canaries.MARK;

    /** Names: what they hold is all that they are. */
    private static final Set<String> MAY_TELL = Set.of(
            "io.credledger.ledger.Handle",
            "io.credledger.ledger.ConnectionName",
            "io.credledger.ledger.ProviderId",
            "io.credledger.ledger.StoreKey$Connection",
            "io.credledger.ledger.StoreKey$ServerClient");

    /** What is signed is for everybody: origins, sizes, hashes of what is sealed, and that itself. */
    private static final Set<String> SIGNED = Set.of(
            "io.credledger.note.Checkpoint",
            "io.credledger.note.NoteSignature",
            "io.credledger.note.SignedNote",
            "io.credledger.note.VerifierKey",
            "io.credledger.note.NoteSigner",
            "io.credledger.proof.Consistency",
            "io.credledger.proof.Inclusion",
            "io.credledger.proof.Checkpoints$Signed",
            "io.credledger.proof.CheckpointSigner$Published",
            "io.credledger.proof.SignedNotes");

    /** What an operator wrote down: settings, and files of definitions. */
    private static final Set<String> OPERATORS = Set.of(
            "io.credledger.app.refresher.RefresherConfiguration",
            "io.credledger.app.refresher.WorkSettings",
            "io.credledger.instance.InstanceServer$Place",
            "io.credledger.provider.AccountRead",
            "io.credledger.provider.Authorization",
            "io.credledger.provider.CatalogueContents",
            "io.credledger.provider.CatalogueProblem",
            "io.credledger.provider.EndpointTemplates",
            "io.credledger.provider.ErrorRule",
            "io.credledger.provider.FieldValue",
            "io.credledger.provider.GitAccess",
            "io.credledger.provider.Provider",
            "io.credledger.provider.Scopes",
            "io.credledger.provider.Template",
            "io.credledger.refresh.RefreshSettings",
            "io.credledger.refresh.gate.GateFigures",
            "io.credledger.refresh.gate.Gates$Site",
            "io.credledger.signin.OidcSettings",
            "io.credledger.web.PublicUrl");

    /** Texts that are ids, codes or places of ours. */
    private static final Set<String> OURS = Set.of(
            "id",
            "position",
            "connection",
            "topic",
            "store",
            "auth",
            "slug",
            "failure",
            "field",
            "rule",
            "reason",
            "way",
            "outcome",
            "status",
            "type",
            "cursor",
            "nextCursor",
            "purpose",
            "entity",
            "subject");

    @Test
    void noRecordTellsWhatItHolds() {
        Set<String> telling = new TreeSet<>();
        int made = 0;
        for (Class<?> type : records()) {
            Object instance = make(type, 0);
            if (instance != null) {
                made++;
                if (instance.toString().contains(MARK)) {
                    telling.add(type.getName());
                }
            }
        }
        telling.removeAll(MAY_TELL);
        telling.removeAll(OPERATORS);
        telling.removeAll(SIGNED);
        assertThat(made).isGreaterThan(60);
        assertThat(telling).isEmpty();
    }

    private static List<Class<?>> records() {
        List<Class<?>> records = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages(
                        "io.credledger.apidoc",
                        "io.credledger.cascade",
                        "io.credledger.connect",
                        "io.credledger.ledger",
                        "io.credledger.gateway",
                        "io.credledger.health",
                        "io.credledger.sealing",
                        "io.credledger.outbound",
                        "io.credledger.protocol",
                        "io.credledger.provider",
                        "io.credledger.signin",
                        "io.credledger.web",
                        "io.credledger.edge",
                        "io.credledger.session",
                        "io.credledger.operation",
                        "io.credledger.token",
                        "io.credledger.audit",
                        "io.credledger.note",
                        "io.credledger.proof",
                        "io.credledger.forge",
                        "io.credledger.http",
                        "io.credledger.instance",
                        "io.credledger.view",
                        "io.credledger.refresh",
                        "io.credledger.revoke",
                        "io.credledger.clients",
                        "io.credledger.fold",
                        "io.credledger.app.refresher",
                        "io.credledger.cli.audit",
                        "io.credledger.cli.client.moving",
                        "io.credledger.crypto")) {
            if (type.isRecord()) {
                records.add(type.reflect());
            }
        }
        return records;
    }

    /** An instance, or null where its own rules do not let one be made of nothing but canaries. */
    private static @Nullable Object make(Class<?> type, int depth) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> component.getType() == String.class && OURS.contains(component.getName())
                        ? "ours"
                        : value(component.getGenericType(), component.getType(), depth + 1))
                .toArray();
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null;
        }
    }

    private static @Nullable Object value(Type generic, Class<?> type, int depth) {
        if (depth > 5) {
            return null;
        }
        if (type == String.class) {
            return MARK;
        } else if (type == Object.class) {
            return 1;
        } else if (type == Handle.class) {
            return new Handle(MARK);
        } else if (type == ConnectionName.class) {
            return new ConnectionName(MARK);
        } else if (type == ProviderId.class) {
            return new ProviderId(MARK);
        } else if (type == SecretToken.class) {
            return SecretToken.takeCopyOf(MARK);
        } else if (type == URI.class) {
            return URI.create("https://" + MARK + ".example/" + MARK);
        } else if (type == Instant.class) {
            return Instant.EPOCH;
        } else if (type == Duration.class) {
            return Duration.ZERO;
        } else if (type == long.class || type == Long.class) {
            return 1L;
        } else if (type == int.class) {
            return 1;
        } else if (type == boolean.class) {
            return true;
        } else if (type == byte[].class) {
            return MARK.getBytes(StandardCharsets.UTF_8);
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isRecord()) {
            return make(type, depth);
        }
        return container(generic, type, depth);
    }

    private static @Nullable Object container(Type generic, Class<?> type, int depth) {
        Object inner = inner(generic, depth);
        if (inner == null) {
            return null;
        } else if (type == Optional.class) {
            return Optional.of(inner);
        } else if (type == List.class) {
            return List.of(inner);
        } else if (type == Set.class) {
            return Set.of(inner);
        } else if (type == Map.class) {
            return Map.of(inner, MARK);
        }
        return null;
    }

    private static @Nullable Object inner(Type generic, int depth) {
        if (!(generic instanceof ParameterizedType parameterized)) {
            return null;
        }
        Type first = parameterized.getActualTypeArguments()[0];
        if (first instanceof Class<?> type) {
            return value(type, type, depth + 1);
        }
        return first instanceof ParameterizedType nested ? value(nested, (Class<?>) nested.getRawType(), depth + 1) : 1;
    }
}
