package steward.console.desktop.output;

/**
 * How text is painted, as a terminal was told to.
 *
 * @param color 0 to 7 normal, 8 to 15 bright, {@link #USUAL} for the usual one
 * @param background likewise
 */
record Pen(int color, int background, boolean isBold, boolean isUnderlined) {
    static final int USUAL = -1;
    static final Pen PLAIN = new Pen(USUAL, USUAL, false, false);

    private static final int BRIGHT = 8;

    /** This pen after the sequence {@code ESC [ parameters m}. What it does not know is passed over. */
    Pen after(String parameters) {
        Pen pen = this;
        String[] codes = parameters.split("[;:]", -1);
        for (int i = 0; i < codes.length; i++) {
            int code = number(codes[i]);
            if (code == 38 || code == 48) {
                int mode = i + 1 < codes.length ? number(codes[i + 1]) : 0;
                int named = mode == 5 && i + 2 < codes.length
                        ? indexed(number(codes[i + 2]))
                        : mode == 2 && i + 4 < codes.length
                                ? nearest(number(codes[i + 2]), number(codes[i + 3]), number(codes[i + 4]))
                                : USUAL;
                pen = code == 38 ? pen.withColor(named) : pen.withBackground(named);
                i += mode == 5 ? 2 : mode == 2 ? 4 : 1;
            } else {
                pen = pen.with(code);
            }
        }
        return pen;
    }

    private Pen with(int code) {
        if (code >= 30 && code <= 37) {
            return withColor(code - 30);
        }
        if (code >= 90 && code <= 97) {
            return withColor(code - 90 + BRIGHT);
        }
        if (code >= 40 && code <= 47) {
            return withBackground(code - 40);
        }
        if (code >= 100 && code <= 107) {
            return withBackground(code - 100 + BRIGHT);
        }
        return switch (code) {
            case 0 -> PLAIN;
            case 1 -> new Pen(color, background, true, isUnderlined);
            case 22 -> new Pen(color, background, false, isUnderlined);
            case 4 -> new Pen(color, background, isBold, true);
            case 24 -> new Pen(color, background, isBold, false);
            case 7, 27 -> new Pen(background, color, isBold, isUnderlined);
            case 39 -> withColor(USUAL);
            case 49 -> withBackground(USUAL);
            default -> this;
        };
    }

    private Pen withColor(int other) {
        return new Pen(other, background, isBold, isUnderlined);
    }

    private Pen withBackground(int other) {
        return new Pen(color, other, isBold, isUnderlined);
    }

    /** One of 256 colours as the nearest of the sixteen that themes have. */
    private static int indexed(int index) {
        if (index < 0 || index > 255) {
            return USUAL;
        }
        if (index < 16) {
            return index;
        }
        if (index >= 232) {
            int grey = (index - 232) * 10 + 8;
            return nearest(grey, grey, grey);
        }
        int cube = index - 16;
        return nearest(cube / 36 * 51, cube / 6 % 6 * 51, cube % 6 * 51);
    }

    private static int nearest(int red, int green, int blue) {
        int named = (red > 100 ? 1 : 0) | (green > 100 ? 2 : 0) | (blue > 100 ? 4 : 0);
        int bright = Math.max(red, Math.max(green, blue)) > 200 ? BRIGHT : 0;
        return named + bright;
    }

    private static int number(String code) {
        if (code.isEmpty()) {
            return 0;
        }
        return code.length() <= 3 && code.chars().allMatch(Character::isDigit) ? Integer.parseInt(code) : -1;
    }
}
