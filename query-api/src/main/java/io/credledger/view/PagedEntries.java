package io.credledger.view;

import io.credledger.ledger.Octets;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Entries that come page by page, the first one small: most readers want no more. For one thread. */
final class PagedEntries implements KeyValueIterator<Bytes, byte[]> {

    private static final int FIRST = 64;
    private static final int GROWTH = 4;
    private static final int LARGEST = 1024;

    /** Entries from a key on; null from the beginning. */
    @FunctionalInterface
    interface Pages {
        Found.Many page(@Nullable Bytes from, int most);
    }

    private final Pages pages;
    private @Nullable Bytes from;
    private int most = FIRST;
    private boolean more = true;
    private Iterator<Found.Entry> page = Collections.emptyIterator();
    private Found.@Nullable Entry next;

    PagedEntries(@Nullable Bytes from, Pages pages) {
        this.from = from;
        this.pages = pages;
    }

    @Override
    public boolean hasNext() {
        return peek() != null;
    }

    private Found.@Nullable Entry peek() {
        while (next == null && (page.hasNext() || more)) {
            if (page.hasNext()) {
                next = page.next();
            } else {
                turn();
            }
        }
        return next;
    }

    private void turn() {
        Found.Many found = pages.page(from, most);
        page = found.entries().iterator();
        // A page that is empty and says that there is more would be asked for again for ever.
        more = found.more() && !found.entries().isEmpty();
        most = Math.min(LARGEST, most * GROWTH);
        if (more) {
            Octets last = found.entries().get(found.entries().size() - 1).key();
            from = StoreKeys.after(Bytes.wrap(last.toByteArray()));
        }
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
        Found.Entry entry = present();
        next = null;
        return KeyValue.pair(
                Bytes.wrap(entry.key().toByteArray()), entry.value().toByteArray());
    }

    @Override
    public Bytes peekNextKey() {
        return Bytes.wrap(present().key().toByteArray());
    }

    private Found.Entry present() {
        Found.Entry entry = peek();
        if (entry == null) {
            throw new NoSuchElementException("there are no more entries");
        }
        return entry;
    }

    @Override
    public void close() {
        more = false;
    }
}
