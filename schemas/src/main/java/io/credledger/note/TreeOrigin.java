package io.credledger.note;

import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.LedgerId;
import io.credledger.merkle.TreeName;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a ledger's tree for everybody everywhere: {@code credledger/<ledger id>/events/3}, and {@code …/events/3/2} after the ledger
 * was restored for the second time. Leaves keep their index over a restoration; what changes is what has been promised about them.
 *
 * @param restoration how often the ledger was restored from a copy, 0 for never
 */
public record TreeOrigin(LedgerId ledger, TreeName tree, long restoration) {

    private static final Pattern TEXT =
            Pattern.compile("credledger/(ldg_[0-9a-v]+)/(events|access)/([0-9]+)(?:/([1-9][0-9]{0,17}))?");

    public TreeOrigin {
        if (restoration < 0) {
            throw new InvalidNoteException("restorations are counted from 1");
        }
    }

    /** The name under which all trees of a ledger are signed. */
    public static String keyName(LedgerId ledger) {
        return "credledger/" + ledger;
    }

    /** @throws InvalidNoteException unless it is as it is written here */
    public static TreeOrigin parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidNoteException("an origin is credledger, a ledger's id, a kind of tree and a shard");
        }
        TreeName tree = TreeName.parse(matcher.group(2) + '-' + matcher.group(3))
                .orElseThrow(() -> new InvalidNoteException("an origin must name a shard"));
        String restoration = matcher.group(4);
        try {
            return new TreeOrigin(
                    new LedgerId(matcher.group(1)), tree, restoration == null ? 0 : Long.parseLong(restoration));
        } catch (InvalidIdException e) {
            throw new InvalidNoteException("an origin must name a ledger");
        }
    }

    @Override
    public String toString() {
        String name = keyName(ledger) + '/' + tree.kind().name().toLowerCase(Locale.ROOT) + '/' + tree.shard();
        return restoration == 0 ? name : name + '/' + restoration;
    }
}
