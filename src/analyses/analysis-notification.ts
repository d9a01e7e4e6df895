import type { NotificationDraft } from '../notifications/notifications.service.ts';
import { languageOf, localized } from '../platform/language.ts';
import type { Analysis, AnalysisProblem, AnalysisProblemCode } from './analyses.table.ts';

/** The user's notification when an attempt has ended. */
export function analysisNotification(analysis: Analysis): NotificationDraft {
  return {
    ...text(analysis),
    userId: analysis.userId,
    objectId: analysis.id,
    cause: `analysis:${analysis.id}:${analysis.attempt}`,
  };
}

/** German texts of the problems, which are stored in English. */
const RETAKE_IN_GERMAN: Readonly<Record<Exclude<AnalysisProblemCode, 'CONSENT_WITHDRAWN'>, string>> = {
  TOO_SMALL:
    'Das Foto ist zu klein. Nehmen Sie es mit der vollen Auflösung der Kamera auf und beschneiden Sie es nicht zu eng.',
  TOO_DARK:
    'Das Foto ist zu dunkel. Wenden Sie sich einem Fenster oder einer Lampe zu, vermeiden Sie Licht hinter sich und versuchen Sie es noch einmal.',
  OVEREXPOSED:
    'Das Foto ist zu hell. Gehen Sie aus der direkten Sonne, schalten Sie den Blitz aus und versuchen Sie es bei weichem, gleichmäßigem Licht noch einmal.',
  BLURRED:
    'Das Foto ist unscharf. Wischen Sie die Linse ab, halten Sie die Kamera mit ausgestrecktem Arm ruhig und tippen Sie auf die Haut, um scharf zu stellen.',
  NO_SKIN_FOUND:
    'Es war keine Haut zu erkennen. Füllen Sie den größten Teil des Bildes mit unbedeckter, gleichmäßig beleuchteter Haut, in Farbe und ohne Filter.',
};

const inGerman = ({ code }: AnalysisProblem) =>
  code === 'CONSENT_WITHDRAWN' ? [] : [RETAKE_IN_GERMAN[code]];

function text(analysis: Analysis): Pick<NotificationDraft, 'kind' | 'title' | 'message'> {
  const { problems } = analysis;
  switch (analysis.status) {
    case 'COMPLETED': {
      const score = Math.round(analysis.skinScore ?? 0);
      return {
        kind: 'ANALYSIS_COMPLETED',
        title: localized({ en: 'Your skin analysis is ready', de: 'Ihre Hautanalyse ist fertig' }),
        message: localized({
          en: `Your skin score is ${score} of 100.`,
          de: `Ihr Hautwert liegt bei ${score} von 100.`,
        }),
      };
    }
    case 'REJECTED':
      if (problems.some(({ code }) => code === 'CONSENT_WITHDRAWN')) {
        return {
          kind: 'ANALYSIS_REJECTED',
          title: localized({ en: 'Your photo was not analyzed', de: 'Ihr Foto wurde nicht ausgewertet' }),
          message: localized({
            en: 'You withdrew your consent to photo processing before the photo was analyzed.',
            de: 'Sie haben die Einwilligung in die Verarbeitung von Fotos widerrufen, bevor es an der Reihe war.',
          }),
        };
      }
      return {
        kind: 'ANALYSIS_REJECTED',
        title: localized({
          en: 'Please take the photo again',
          de: 'Bitte nehmen Sie das Foto noch einmal auf',
        }),
        message: ({ locale }) =>
          languageOf(locale) === 'de'
            ? problems.flatMap(inGerman).join(' ')
            : problems.map(({ message }) => message).join(' '),
      };
    default:
      return {
        kind: 'ANALYSIS_FAILED',
        title: localized({
          en: 'Your photo could not be analyzed',
          de: 'Ihr Foto konnte nicht analysiert werden',
        }),
        message: localized({
          en: 'The problem is on our side, not with your photo. Your photo is saved; you can try again.',
          de: 'Das liegt an uns, nicht an Ihrem Foto. Es ist gespeichert; Sie können es noch einmal versuchen.',
        }),
      };
  }
}
