package io.credledger.secret;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Permits a method or class to reveal secrets. The compiler refuses a call to a revealing method anywhere else. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface RevealsSecret {

    /** Why the bytes are needed in clear here, and where they go. */
    String reason();
}
