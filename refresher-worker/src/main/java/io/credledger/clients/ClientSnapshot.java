package io.credledger.clients;

import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.wire.StateCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What is kept of the fold between two lives of a process. The file:
 *
 * <pre>
 * 4 bytes   "clc1"
 * n bytes   as {@link DataOutputStream} writes: ledger (UTF), time (long, ms), next offset of events and of keys (longs),
 *           count of clients (int), for each: state and registration; count of keys (int), each a record's value;
 *           states, registrations and values are a length (int) and bytes
 * 8 bytes   CRC-32C of all before
 * </pre>
 *
 * @param events the first offset of {@code events} that is not folded
 * @param keys records of the clients' keys
 */
record ClientSnapshot(
        LedgerId ledger, Instant at, long events, long keyRecords, List<ClientRow> clients, List<Octets> keys) {

    private static final int MAGIC = 0x636C6331;
    private static final int MOST = 64 << 20;

    ClientSnapshot {
        clients = List.copyOf(clients);
        keys = List.copyOf(keys);
    }

    byte[] encode() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(MAGIC);
            out.writeUTF(ledger.value());
            out.writeLong(at.toEpochMilli());
            out.writeLong(events);
            out.writeLong(keyRecords);
            out.writeInt(clients.size());
            for (ClientRow row : clients) {
                write(out, StateCodec.encode(row.state()));
                write(out, row.registration().toByteArray());
            }
            out.writeInt(keys.size());
            for (Octets key : keys) {
                write(out, key.toByteArray());
            }
            out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory must be writable", e);
        }
        return bytes.toByteArray();
    }

    /** @throws IOException when it is none, or damaged */
    static ClientSnapshot decode(byte[] bytes) throws IOException {
        int body = bytes.length - Long.BYTES;
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (body < 0 || checksumAt(bytes, body) != checksum(bytes, body) || in.readInt() != MAGIC) {
                throw new IOException("a snapshot has its mark and its checksum");
            }
            return new ClientSnapshot(
                    new LedgerId(in.readUTF()),
                    Instant.ofEpochMilli(in.readLong()),
                    in.readLong(),
                    in.readLong(),
                    rows(in),
                    values(in));
        } catch (RuntimeException e) {
            throw new IOException("a snapshot holds what was written into it", e);
        }
    }

    private static List<ClientRow> rows(DataInputStream in) throws IOException {
        List<ClientRow> rows = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            ProviderClient state = (ProviderClient) StateCodec.decode(read(in));
            rows.add(new ClientRow(state, Octets.copyOf(read(in))));
        }
        return rows;
    }

    private static List<Octets> values(DataInputStream in) throws IOException {
        List<Octets> values = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            values.add(Octets.copyOf(read(in)));
        }
        return values;
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > MOST) {
            throw new IOException("a length is one that fits");
        }
        return in.readNBytes(length);
    }

    private static long checksumAt(byte[] bytes, int offset) throws IOException {
        return new DataInputStream(new ByteArrayInputStream(bytes, offset, Long.BYTES)).readLong();
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return checksum.getValue();
    }
}
