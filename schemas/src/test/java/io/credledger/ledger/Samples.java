package io.credledger.ledger;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Values of every record of the ledger, made from a seed: the same seed, the same values, on every machine. A new fact or component has samples
 * without a line here.
 */
public final class Samples {

    /** What becomes of nullable components and collections. */
    private enum Fill {
        ALL,
        NONE,
        SOME
    }

    private static final String NAME = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final int[] TEXT = "aZ09 ._-/:\"\\\n\u0000äß漢🔑".codePoints().toArray();

    private static final Map<Class<?>, Function<Samples, Object>> VALUES = Map.ofEntries(
            Map.entry(int.class, Samples::number),
            Map.entry(long.class, Samples::count),
            Map.entry(Long.class, Samples::count),
            Map.entry(boolean.class, samples -> samples.random.nextBoolean()),
            Map.entry(String.class, samples -> samples.text(24)),
            Map.entry(Instant.class, samples -> Instant.ofEpochMilli(samples.random.nextLong() >> 20)),
            Map.entry(Octets.class, samples -> samples.octets(samples.random.nextInt(48))),
            Map.entry(Handle.class, samples -> new Handle(samples.name())),
            Map.entry(ConnectionName.class, samples -> new ConnectionName(samples.name())),
            Map.entry(ProviderId.class, samples -> new ProviderId(samples.name())),
            Map.entry(LedgerId.class, samples -> LedgerId.of(samples.word(), samples.word())),
            Map.entry(EventId.class, samples -> EventId.of(samples.word(), samples.word())),
            Map.entry(AccountId.class, samples -> AccountId.of(samples.word(), samples.word())),
            Map.entry(ProviderRef.class, samples -> ProviderRef.of(samples.word(), samples.word())),
            Map.entry(CommandId.class, samples -> CommandId.of(samples.routing(), samples.word())),
            Map.entry(IdentityId.class, samples -> IdentityId.of(samples.routing(), samples.word())),
            Map.entry(ConnectionId.class, samples -> ConnectionId.of(samples.routing(), samples.word())),
            Map.entry(ProviderClientId.class, samples -> ProviderClientId.of(samples.routing(), samples.word())),
            Map.entry(ApiTokenId.class, samples -> ApiTokenId.of(samples.routing(), samples.word())),
            Map.entry(ForgeId.class, samples -> ForgeId.of(samples.routing(), samples.word())),
            Map.entry(AdminRosterId.class, samples -> AdminRosterId.of(samples.routing(), samples.word())),
            Map.entry(FlowId.class, samples -> new FlowId(FlowId.PREFIX + samples.words())),
            Map.entry(SessionBookId.class, samples -> new SessionBookId(SessionBookId.PREFIX + samples.words())),
            Map.entry(AttemptId.class, samples -> AttemptId.of(samples.routing(), samples.word())),
            Map.entry(WorkerId.class, samples -> WorkerId.of(samples.word(), samples.word())),
            Map.entry(SessionId.class, samples -> SessionId.of(samples.routing(), samples.word())),
            Map.entry(LoginId.class, samples -> LoginId.of(samples.routing(), samples.word())),
            Map.entry(WebhookBookId.class, samples -> new WebhookBookId(WebhookBookId.PREFIX + samples.words())),
            Map.entry(WebhookId.class, samples -> WebhookId.of(samples.routing(), samples.word())),
            Map.entry(ShardId.class, samples -> ShardId.of(samples.number())),
            Map.entry(
                    DataKeyId.class, samples -> DataKeyId.of(samples.octets(32).toByteArray())));

    /** How many kinds there were when the golden bytes of what contains one were drawn; a new kind must not draw other bytes. */
    private static final Map<Class<?>, Integer> FIRST_KINDS = Map.of(
            EntityId.class, 7,
            Fact.class, 17,
            Command.class, 18,
            Details.class, 6,
            EntityState.class, 7,
            RefusalReason.class, 27);

    private final Random random;
    private final Fill fill;

    private Samples(long seed, Fill fill) {
        this.random = new Random(seed);
        this.fill = fill;
    }

    /** Nullable components and collections as the coin falls. */
    public static Samples seeded(long seed) {
        return new Samples(seed, Fill.SOME);
    }

    /** Nothing is null, no collection is empty. */
    public static Samples full(long seed) {
        return new Samples(seed, Fill.ALL);
    }

    /** All that may be null is, all collections are empty. */
    public static Samples bare(long seed) {
        return new Samples(seed, Fill.NONE);
    }

    /** The records of a sealed interface, in one order. */
    public static List<Class<? extends Record>> types(Class<?> family) {
        return Stream.<Class<?>>of(family.getPermittedSubclasses())
                .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
                .toList();
    }

    /** A value of a record, of a sealed interface of records, or of a plain type. */
    @SuppressWarnings("unchecked")
    public <T> T of(Class<T> type) {
        Function<Samples, Object> plain = VALUES.get(type);
        if (plain != null) {
            return (T) plain.apply(this);
        }
        if (type.isEnum()) {
            return oneOf(firstKinds(type, List.of(type.getEnumConstants())));
        }
        if (type.isSealed()) {
            return (T) of(kind(firstKinds(type, types(type))));
        }
        return record(type);
    }

    private static <T> List<T> firstKinds(Class<?> family, List<T> kinds) {
        return kinds.subList(0, FIRST_KINDS.getOrDefault(family, kinds.size()));
    }

    /** A value, or null. */
    public <T> @Nullable T nullable(Class<T> type) {
        return present() ? of(type) : null;
    }

    public <T> List<T> listOf(Class<T> type) {
        // In pairs, as the keys of a connection come.
        int size = present() ? 2 * (1 + random.nextInt(2)) : 0;
        return IntStream.range(0, size).mapToObj(i -> of(type)).toList();
    }

    /** So that full and bare differ in kind, too: the last kind has the most to fill. */
    private Class<? extends Record> kind(List<Class<? extends Record>> kinds) {
        return switch (fill) {
            case ALL -> kinds.get(kinds.size() - 1);
            case NONE -> kinds.get(0);
            case SOME -> oneOf(kinds);
        };
    }

    /** Drawn again until the record's own rules hold. */
    private <T> T record(Class<T> type) {
        RecordComponent[] components = type.getRecordComponents();
        for (int draw = 0; draw < 100; draw++) {
            Object[] parts = Stream.of(components).map(this::component).toArray();
            try {
                return canonical(type, components).newInstance(parts);
            } catch (InvocationTargetException e) {
                if (!(e.getTargetException() instanceof IllegalArgumentException)) {
                    throw new AssertionError(e.getTargetException());
                }
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("a record's constructor is callable", e);
            }
        }
        throw new AssertionError("no draw satisfies the rules of " + type);
    }

    private static <T> Constructor<T> canonical(Class<T> type, RecordComponent[] components)
            throws NoSuchMethodException {
        Constructor<T> constructor = type.getDeclaredConstructor(
                Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor;
    }

    private @Nullable Object component(RecordComponent component) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        if (component.getGenericType() instanceof ParameterizedType generic) {
            return nullable && !present() ? null : collection(generic);
        }
        return nullable ? nullable(component.getType()) : of(component.getType());
    }

    private Object collection(ParameterizedType generic) {
        List<?> elements = listOf((Class<?>) generic.getActualTypeArguments()[0]);
        return generic.getRawType() == Set.class ? Collections.unmodifiableSet(new TreeSet<>(elements)) : elements;
    }

    private boolean present() {
        return fill == Fill.SOME ? random.nextBoolean() : fill == Fill.ALL;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private int number() {
        return random.nextInt(64);
    }

    /** From 0, of every length. */
    private long count() {
        return random.nextLong() >>> (1 + random.nextInt(63));
    }

    private long word() {
        return random.nextLong();
    }

    private Routing routing() {
        return new Routing(random.nextLong());
    }

    private String text(int most) {
        return random.ints(random.nextInt(most), 0, TEXT.length)
                .map(i -> TEXT[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String name() {
        return random.ints(1 + random.nextInt(20), 0, NAME.length())
                .collect(StringBuilder::new, (text, i) -> text.append(NAME.charAt(i)), StringBuilder::append)
                .toString();
    }

    private Octets octets(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Octets.copyOf(bytes);
    }

    private String words() {
        return Base32Hex.encode(word()) + Base32Hex.encode(word());
    }
}
