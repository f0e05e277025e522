package org.qiwen.assistant.copilot.export.docx;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTFonts;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTInd;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat;

/** A document's lists: one for bullets, one for each numbered list, so that each begins with 1. */
final class Numbering {
    private static final int INDENT = 420;

    private final XWPFNumbering numbering;
    private final BigInteger bullets;
    private int next = 1;

    Numbering(XWPFDocument document) {
        numbering = document.createNumbering();
        bullets = list(STNumberFormat.BULLET, "•");
    }

    BigInteger bullets() {
        return bullets;
    }

    BigInteger numbers() {
        return list(STNumberFormat.DECIMAL, "%1.");
    }

    private BigInteger list(STNumberFormat.Enum format, String text) {
        CTAbstractNum list = CTAbstractNum.Factory.newInstance();
        list.setAbstractNumId(BigInteger.valueOf(next++));
        CTLvl level = list.addNewLvl();
        level.setIlvl(BigInteger.ZERO);
        level.addNewStart().setVal(BigInteger.ONE);
        level.addNewNumFmt().setVal(format);
        level.addNewLvlText().setVal(text);
        CTInd indent = level.addNewPPr().addNewInd();
        indent.setLeft(BigInteger.valueOf(INDENT));
        indent.setHanging(BigInteger.valueOf(INDENT));
        CTFonts fonts = level.addNewRPr().addNewRFonts();
        fonts.setAscii("Times New Roman");
        fonts.setHAnsi("Times New Roman");
        return numbering.addNum(numbering.addAbstractNum(new XWPFAbstractNum(list)));
    }
}
