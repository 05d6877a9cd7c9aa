package io.credledger.cli.doctor;

import io.credledger.cli.client.doctor.Findings;
import java.util.concurrent.ExecutionException;

/** Looks at one thing. What it throws is a finding too. */
interface Check {

    void into(Findings findings) throws ExecutionException, InterruptedException;
}
