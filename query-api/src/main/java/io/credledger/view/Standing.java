package io.credledger.view;

/**
 * A shard's part that can be read where this was said.
 *
 * @param size events applied, or access records in the tree
 */
public record Standing(Part part, int shard, long size) {

    public Standing {
        if (shard < 0 || size < 0) {
            throw new IllegalArgumentException("not a standing");
        }
    }
}
