package io.credledger.benchmarks;

import io.credledger.crypto.Origin;
import io.credledger.crypto.RefreshTokenOpener;
import io.credledger.crypto.RefreshTokenSealer;
import io.credledger.crypto.RefresherKeys;
import io.credledger.crypto.SealedToken;
import io.credledger.crypto.TokenContext;
import io.credledger.crypto.TokenField;
import io.credledger.crypto.TokenSealer;
import io.credledger.secret.SecretToken;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A token of 40 characters: under a token key, to the refresher's public key (HPKE), and under the key that the refresher keeps to itself. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TokenBenchmark {

    private final SampleLedger ledger = new SampleLedger();
    private final SecretToken token = SecretToken.takeCopyOf("t".repeat(40));
    private final RefresherKeys keys = RefresherKeys.generate();
    private final RefreshTokenSealer edge = new RefreshTokenSealer(keys.publicKey());
    private final RefreshTokenOpener refresher = new RefreshTokenOpener(keys, ledger.id);
    private final TokenContext access = context(TokenField.ACCESS_TOKEN);
    private final TokenContext refresh = context(TokenField.REFRESH_TOKEN);
    private final SealedToken sealedAccess = TokenSealer.seal(ledger.tokenKey, access, token);
    private final SealedToken sealedToRefresher = edge.seal(refresh, token);
    private final SealedToken sealedByRefresher = refresher.seal(refresh, token);

    @Benchmark
    public SealedToken sealAccessToken() {
        return TokenSealer.seal(ledger.tokenKey, access, token);
    }

    @Benchmark
    public int openAccessToken() {
        try (SecretToken opened = TokenSealer.open(ledger.tokenKey, access, sealedAccess)) {
            return opened.length();
        }
    }

    @Benchmark
    public SealedToken hpkeSealRefreshToken() {
        return edge.seal(refresh, token);
    }

    @Benchmark
    public int hpkeOpenRefreshToken() {
        return open(sealedToRefresher);
    }

    @Benchmark
    public SealedToken refresherSealsWhatItGot() {
        return refresher.seal(refresh, token);
    }

    @Benchmark
    public int refresherOpensWhatItSealed() {
        return open(sealedByRefresher);
    }

    private int open(SealedToken sealed) {
        try (SecretToken opened = refresher.open(refresh, sealed)) {
            return opened.length();
        }
    }

    private TokenContext context(TokenField field) {
        return new TokenContext(ledger.id, ledger.connection, ledger.command, field, new Origin("https://github.com"));
    }
}
