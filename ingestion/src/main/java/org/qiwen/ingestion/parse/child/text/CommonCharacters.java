package org.qiwen.ingestion.parse.child.text;

import java.nio.charset.Charset;
import java.util.BitSet;

/**
 * How usual a character is in Chinese school texts. Three sources: the few hundred most frequent characters, written down
 * here in both scripts; the "level 1" rows of GB 2312 (3,755 characters in use) and of Big5 (5,401), which the standards
 * themselves set apart from the rare ones of level 2.
 */
final class CommonCharacters {
    private static final String FREQUENT = "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现"
            + "当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由"
            + "问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水"
            + "名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队"
            + "形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观"
            + "清今切院让识候带导争运密质浮沉球力速实验温热压积液固溶质量细胞植物动物太阳月亮叶绿素氧碳酸碱盐反应能量原子分子"
            + "這個們來為國說時會對於過發後裡經麼學當沒動還進樣開從實軍無與長機業將兩間問應戰頭體見產或話門東聲員處義條氣題爾變總電數報結場計資許統區"
            + "隊決馬書則聽達強難權設記類據邊張該規萬術領確傳師觀讓識帶導爭運質驗溫熱壓積溶細陽葉綠鹽應過壓離態圓圖線點";

    private static final BitSet TOP = new BitSet();
    private static final BitSet USUAL = new BitSet();

    static {
        FREQUENT.codePoints().forEach(TOP::set);
        level(Charset.forName("GB2312"), 0xB0, 0xD7);
        level(Charset.forName("Big5"), 0xA4, 0xC6);
    }

    private static void level(Charset charset, int firstRow, int lastRow) {
        for (int row = firstRow; row <= lastRow; row++) {
            for (int cell = 0x40; cell <= 0xFE; cell++) {
                String text = new String(new byte[] {(byte) row, (byte) cell}, charset);
                if (text.length() == 1 && Character.UnicodeScript.of(text.charAt(0)) == Character.UnicodeScript.HAN) {
                    USUAL.set(text.charAt(0));
                }
            }
        }
    }

    private CommonCharacters() {}

    /** One of the most frequent characters. */
    static boolean isFrequent(int point) {
        return TOP.get(point);
    }

    /** A character in ordinary use, simplified or traditional. */
    static boolean isUsual(int point) {
        return USUAL.get(point);
    }
}
