package io.credledger.http;

/** A failure without its messages: what failed and where, but nothing that a parser or driver quotes from what it was given. */
final class StackText {

    private static final int MAX_CAUSES = 5;
    private static final int MAX_FRAMES = 12;

    private StackText() {}

    static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++, cause = cause.getCause()) {
            text.append(depth == 0 ? "" : " caused by ").append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int frame = 0; frame < Math.min(MAX_FRAMES, frames.length); frame++) {
                text.append(" at ").append(frames[frame]);
            }
        }
        return text.toString();
    }
}
