package io.credledger.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import io.credledger.protocol.JwtOutcome.Flaw;
import io.credledger.protocol.JwtOutcome.Invalid;
import io.credledger.protocol.JwtOutcome.Missing;
import io.credledger.protocol.JwtOutcome.Unavailable;
import io.credledger.protocol.JwtOutcome.Valid;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.net.MalformedURLException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * Verifies a signed JWT: issuer, audience and expiry first, so that a stranger's token costs no reading of keys, then signature, then the rest.
 *
 * @param types the header's {@code typ} that are taken, beside none
 */
record JwtCheck(
        SigningKeys keys,
        URI issuer,
        URI jwks,
        Set<String> algorithms,
        String audience,
        Set<JOSEObjectType> types,
        JWTClaimsSetVerifier<SecurityContext> claims,
        Clock clock) {

    /** Of clocks, in seconds. */
    static final int SKEW = 60;

    /** May wait for keys. */
    JwtOutcome verify(SecretToken token) {
        try {
            SignedJWT jwt = parsed(text(token));
            JWTClaimsSet unverified = jwt.getJWTClaimsSet();
            if (!issuer.toString().equals(unverified.getIssuer())) {
                return new Invalid(Flaw.ISSUER);
            }
            if (!unverified.getAudience().contains(audience)) {
                return new Invalid(Flaw.AUDIENCE);
            }
            if (isExpired(unverified)) {
                return new Invalid(Flaw.EXPIRED);
            }
            SigningKeySelector selector = SigningKeySelector.of(algorithms, keys.of(jwks));
            if (selector == null) {
                return new Invalid(Flaw.SIGNATURE);
            }
            JWTClaimsSet verified = processor(selector).process(jwt, null);
            return new Valid(read(verified), verified.getExpirationTime().toInstant());
        } catch (ParseException | MalformedURLException | IllegalArgumentException e) {
            return new Invalid(Flaw.MALFORMED);
        } catch (ExpiredJWTException e) {
            return new Invalid(Flaw.EXPIRED);
        } catch (BadJWTException e) {
            return new Invalid(Flaw.CLAIMS);
        } catch (BadJOSEException e) {
            return new Invalid(Flaw.SIGNATURE);
        } catch (KeySourceException e) {
            return new Unavailable(Missing.KEYS);
        } catch (JOSEException e) {
            return new Invalid(Flaw.SIGNATURE);
        }
    }

    /** Where JSON says null, the library trips, or has no claims. */
    private static SignedJWT parsed(String text) throws ParseException {
        try {
            SignedJWT jwt = SignedJWT.parse(text);
            if (jwt.getJWTClaimsSet() != null) {
                return jwt;
            }
        } catch (NullPointerException e) {
            throw new ParseException("the header must be an object", 0);
        }
        throw new ParseException("the claims must be an object", 0);
    }

    private boolean isExpired(JWTClaimsSet claims) {
        Date end = claims.getExpirationTime();
        return end != null && !end.toInstant().plusSeconds(SKEW).isAfter(clock.instant());
    }

    private DefaultJWTProcessor<SecurityContext> processor(SigningKeySelector selector) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        List<JOSEObjectType> typesOrNone = new ArrayList<>(types);
        typesOrNone.add(null);
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(typesOrNone.toArray(new JOSEObjectType[0])));
        processor.setJWSKeySelector(selector);
        processor.setJWSVerifierFactory(new EdDsaVerifier.Factory());
        processor.setJWTClaimsSetVerifier(claims);
        return processor;
    }

    private static IdClaims read(JWTClaimsSet claims) {
        ObjectNode all = AnswerBody.JSON.valueToTree(claims.toJSONObject());
        return new IdClaims(claims.getIssuer(), claims.getSubject(), all);
    }

    @RevealsSecret(reason = "a token is read to verify it")
    private static String text(SecretToken token) {
        return token.revealText();
    }

    @Override
    public String toString() {
        return "JwtCheck [redacted]";
    }
}
