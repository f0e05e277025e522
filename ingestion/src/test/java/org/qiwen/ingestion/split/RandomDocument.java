package org.qiwen.ingestion.split;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.qiwen.ingestion.parse.Block;
import org.qiwen.ingestion.parse.DocumentDescription;
import org.qiwen.ingestion.parse.ParsedDocument;

/** A document of blocks of every type and of text of every sort, in any order. */
final class RandomDocument {
    private static final String[] PIECES = {
        "水里的物体受到向上的力。",
        "Ice floats. ",
        "3.14 是个数，",
        "“浮起来了！”",
        "……",
        "$E = mc^2$ ",
        "$$\\frac{1}{2}$$",
        "\n",
        "e.g. ",
        "𠮷",
        "没有句号的长串",
        "aaaaaaaaaaaaaaaaaaaaaaaa",
        " ",
        "1. ",
        "（一）",
        "a | b | c\n",
        "$5 ",
        "\"",
        "！",
        "？",
        "　"
    };

    private RandomDocument() {}

    static ParsedDocument of(Random random, DocumentDescription description) {
        StringBuilder text = new StringBuilder();
        List<Block> blocks = new ArrayList<>();
        int page = 1;
        for (int i = 0; i < 40; i++) {
            Block.Type type = Block.Type.values()[random.nextInt(Block.Type.values().length)];
            String content = content(random, type == Block.Type.HEADING ? 3 : 1 << random.nextInt(9));
            page += random.nextInt(6) == 0 ? 1 : 0;
            int level = type == Block.Type.HEADING ? 1 + random.nextInt(6) : 0;
            blocks.add(new Block(type, level, text.length(), text.length() + content.length(), page));
            text.append(content).append("\n\n");
        }
        return new ParsedDocument("题目", description, text.toString(), blocks);
    }

    private static String content(Random random, int pieces) {
        StringBuilder content = new StringBuilder("字" + random.nextInt(1000));
        for (int i = 0; i < pieces; i++) {
            content.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return content.toString().strip();
    }
}
