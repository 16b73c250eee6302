// The five best matches that OmegaT has for each segment of the project, with its three scores.
import org.omegat.core.Core
import org.omegat.core.statistics.FindMatches

if (eventType.toString() == 'COMPILE') {
    def project = Core.project
    def finder = new FindMatches(project.sourceTokenizer, 5, false, false)
    project.allEntries.each { entry ->
        println "SEGMENT\t${entry.srcText}"
        def never = { false } as org.omegat.core.events.IStopped
        finder.search(project, entry.srcText, true, false, never).each { near ->
            def score = near.scores[0]
            println "SCORE\t${entry.srcText}\t${score.score}/${score.scoreNoStem}/${score.adjustedScore}\t${near.source}"
        }
    }
}
