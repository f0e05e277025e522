package org.qiwen.assistant.copilot.export.pptx;

import java.awt.Dimension;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.qiwen.assistant.copilot.export.Deck;
import org.qiwen.assistant.copilot.export.Provenance;

/** Writes slides as PPTX, 960 by 540 points. Any thread, many at once. */
public final class PptxRenderer {
    static final int WIDTH = 960;
    static final int HEIGHT = 540;

    /** The file's bytes. Never fails because of what the text holds. */
    public byte[] render(Deck deck) {
        try (XMLSlideShow show = new XMLSlideShow();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            show.setPageSize(new Dimension(WIDTH, HEIGHT));
            Painter painter = new Painter(show, deck.provenance());
            deck.slides().forEach(slide -> slide.accept(painter));
            describe(show.getProperties(), deck);
            show.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("slides could not be written to memory", e);
        }
    }

    private static void describe(POIXMLProperties properties, Deck deck) {
        Provenance provenance = deck.provenance();
        POIXMLProperties.CoreProperties core = properties.getCoreProperties();
        core.setTitle(deck.title());
        core.setCreator(provenance.author());
        core.setSubjectProperty(provenance.subject());
        core.setKeywords(String.join(", ", provenance.keywords()));
        core.setDescription(provenance.label());
        core.setIdentifier(provenance.id());
        core.setCreated(Optional.of(Date.from(provenance.created())));
        core.setModified(Optional.of(Date.from(provenance.created())));
        core.setLastModifiedByUser(provenance.author());
        properties.getExtendedProperties().setApplication(provenance.producer());
        properties.getCustomProperties().addProperty(Provenance.PROPERTY, provenance.json());
    }
}
