package io.credledger.cli.broker;

import io.credledger.cli.broker.BrokerException.Fault;
import io.credledger.cli.files.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.types.Password;

/** The principals' passwords: 256 random bits each, one file of mode 0600 per principal in a directory of mode 0700. */
public final class BrokerPasswords {
    private static final int BYTES = 32;
    /** Base64url without padding: nothing in it needs quoting in a JAAS line or separates SCRAM arguments. */
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9_-]{43,256}");

    private final Map<BrokerPrincipal, Password> passwords;

    private BrokerPasswords(Map<BrokerPrincipal, Password> passwords) {
        this.passwords = new EnumMap<>(passwords);
    }

    /** Reads every principal's password; with none there yet, makes it. Only for a broker that has not been formatted. */
    static BrokerPasswords createOrRead(Path directory) {
        try {
            DurableFile.createPrivateDirectory(directory);
            DurableFile.makePrivate(directory);
            for (BrokerPrincipal principal : BrokerPrincipal.values()) {
                Path file = directory.resolve(principal.passwordFile());
                if (!Files.exists(file)) {
                    DurableFile.write(file, generate() + "\n");
                }
            }
        } catch (IOException e) {
            throw new BrokerException(Fault.IO, directory, e);
        }
        return read(directory);
    }

    /** Reads every principal's password. */
    public static BrokerPasswords read(Path directory) {
        Map<BrokerPrincipal, Password> read = new EnumMap<>(BrokerPrincipal.class);
        for (BrokerPrincipal principal : BrokerPrincipal.values()) {
            read.put(principal, read(directory, principal));
        }
        return new BrokerPasswords(read);
    }

    /** Reads one principal's password, which is all that a role in a process of its own may see. */
    public static Password read(Path directory, BrokerPrincipal principal) {
        Path file = directory.resolve(principal.passwordFile());
        try {
            String text = Files.readString(file).strip();
            if (!USABLE.matcher(text).matches()) {
                throw new BrokerException(Fault.PASSWORD_UNUSABLE, file);
            }
            return new Password(text);
        } catch (NoSuchFileException e) {
            throw new BrokerException(Fault.PASSWORD_MISSING, file);
        } catch (IOException e) {
            throw new BrokerException(Fault.IO, file, e);
        }
    }

    public Password of(BrokerPrincipal principal) {
        return Objects.requireNonNull(passwords.get(principal));
    }

    static String generate() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
