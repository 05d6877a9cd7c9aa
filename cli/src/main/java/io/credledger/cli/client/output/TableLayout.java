package io.credledger.cli.client.output;

import io.credledger.cli.client.terminal.DisplayWidth;
import java.util.List;

/** Widths that fit: the widest column that may be cut gives way first. */
final class TableLayout {

    static final int GAP = 2;
    private static final int NARROWEST = 6;

    private TableLayout() {}

    static int[] widths(List<Column> columns, List<List<String>> rows, int available) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    DisplayWidth.of(columns.get(i).heading()),
                    rows.stream()
                            .mapToInt(row -> DisplayWidth.of(row.get(column)))
                            .max()
                            .orElse(0));
        }
        int excess = total(widths) - available;
        while (excess-- > 0) {
            int widest = widestToCut(columns, widths);
            if (widest < 0) {
                break;
            }
            widths[widest]--;
        }
        return widths;
    }

    private static int total(int[] widths) {
        int total = GAP * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        return total;
    }

    private static int widestToCut(List<Column> columns, int[] widths) {
        int widest = -1;
        for (int i = 0; i < widths.length; i++) {
            int least = Math.max(NARROWEST, DisplayWidth.of(columns.get(i).heading()));
            if (columns.get(i).mayBeCut() && widths[i] > least && (widest < 0 || widths[i] > widths[widest])) {
                widest = i;
            }
        }
        return widest;
    }
}
