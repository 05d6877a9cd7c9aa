package io.credledger.refresh.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** One directory of files, as far as a journal needs it. */
interface Disk {

    List<String> names() throws IOException;

    byte[] read(String name) throws IOException;

    /** Begins a file that is not there; after a power cut it is there only if the directory was forced. */
    Sink create(String name) throws IOException;

    /** In one step; a file that has the new name is replaced. */
    void rename(String from, String to) throws IOException;

    void delete(String name) throws IOException;

    /** Afterwards the names are as they are also after a power cut. */
    void force() throws IOException;

    /** How many more bytes there is room for. */
    long room() throws IOException;

    /** A file being written. */
    interface Sink extends Closeable {

        void append(ByteBuffer bytes) throws IOException;

        /** Afterwards the bytes are there also after a power cut. */
        void force() throws IOException;
    }
}
