package io.credledger.sealing;

/** Is told that something stored does not open as it should: somebody changed it, or it is in the wrong place. */
@FunctionalInterface
public interface SealAlarm {
    void sealBroken();
}
