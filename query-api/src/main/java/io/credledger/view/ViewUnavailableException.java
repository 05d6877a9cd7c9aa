package io.credledger.view;

/** The view cannot answer now: it is starting, restoring or rebalancing. The caller tries again. */
public class ViewUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ViewUnavailableException(String what) {
        super(what);
    }

    public ViewUnavailableException(String what, Throwable cause) {
        super(what, cause);
    }
}
