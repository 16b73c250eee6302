// What OmegaT has loaded: its memories, the matches of each segment with the three scores, the terms of each glossary.
import org.omegat.core.Core
import org.omegat.core.statistics.FindMatches
import org.omegat.gui.glossary.GlossaryReaderTBX
import org.omegat.gui.glossary.GlossaryReaderTSV
import org.omegat.tokenizer.DefaultTokenizer
import org.omegat.tokenizer.ITokenizer

if (eventType.toString() == 'COMPILE') {
    def project = Core.project
    def tokenizer = project.sourceTokenizer
    def words = { text -> tokenizer.tokenizeWords(text.toLowerCase(), ITokenizer.StemmingMode.GLOSSARY) }
    project.transMemories.each { path, memory -> println "TM\t${new File(path).name}\t${memory.entries.size()}" }
    def finder = new FindMatches(tokenizer, 5, true, false)
    project.allEntries.each { entry ->
        def never = { false } as org.omegat.core.events.IStopped
        finder.search(project, entry.srcText, true, false, never).each { near ->
            def score = near.scores[0]
            println "MATCH\t${entry.srcText}\t${score.score}/${score.scoreNoStem}/${score.adjustedScore}\t${near.source}\t${near.translation}"
        }
        new File(project.projectProperties.glossaryRoot).listFiles().sort().each { file ->
            def terms = file.name.endsWith('.tbx') ? GlossaryReaderTBX.read(file, false) : GlossaryReaderTSV.read(file, false)
            terms.each { term ->
                if (DefaultTokenizer.isContainsAll(words(entry.srcText), words(term.srcText), true))
                    println "TERM\t${entry.srcText}\t${file.name}\t${term.srcText}\t${term.locText}\t${term.commentText.replace('\n', ' | ')}"
            }
        }
    }
}
