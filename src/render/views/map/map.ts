import { labelOf } from '../../../model/label';
import { elementKey, type Journey } from '../../../model/model';
import { framed, frameWidth, type Fact } from '../../frame';
import { journeyFacts, journeyWords, personaFacts } from '../../journey-header';
import { foldedLanes, LANE_TITLE_PX, laneTable } from '../../lanes';
import { MARK_PX } from '../../marks';
import type { PictureContext } from '../../picture';
import type { Scene, SceneNode } from '../../scene';
import { listInWords } from '../../words';
import { blindLane } from './blind';
import { cardLane } from './cards';
import { channelLane } from './channel-lane';
import { drawnCommitments } from './commitments';
import { customerLanes } from './customer';
import { emotionLane } from './emotion';
import { knownLane } from './known';
import { mapLegend } from './map-legend';
import { factLanes, measureWords } from './measures';
import { ownerLanes } from './owners';
import { painLanes } from './pains-and-ideas';
import { mapParts, type MapParts } from './parts';
import { promiseLane } from './promise-strip';
import { seamLane } from './seam-lane';
import { stageLanes } from './stage-goals';
import { mapTiles } from './tiles';

/** A journey as its customer goes through it: touchpoints as columns under their stages, and a lane for each thing that is told of them. */
export function drawMap(journey: Journey, context: PictureContext): Scene {
    const parts = mapParts(journey, context);
    const { common, columns, graph } = parts;
    const lives = drawnCommitments(parts);
    const { lane: seams, seams: drawn, rightPx } = seamLane(parts);
    // The cards first: of all that is shown of a touchpoint they have its key.
    const cards = columns.columns.length === 0 ? undefined : cardLane(parts);
    const lanes = [
        ...stageLanes(parts), cards, emotionLane(parts), ...customerLanes(parts), channelLane(parts), ...ownerLanes(parts), blindLane(parts),
        seams, promiseLane(lives, parts), knownLane(parts), ...painLanes(parts), ...factLanes(parts),
    ];
    const table = laneTable({ ...columns, widthPx: Math.max(columns.widthPx, rightPx) }, foldedLanes(lanes, context.folded), common);
    const body = { ...table, nodes: [...table.nodes, ...outerMarks(parts)] };
    return framed({
        title: labelOf(journey), facts: [...journeyFacts(journey, context), ...measureFacts(parts), ...personaFacts(journey, context)], tiles: mapTiles(lives, drawn, parts), body, words: journeyWords(journey),
        description: common.description(journey.stages.length, graph.touchpoints.length, graph.ways.filter((way) => way.kind === 'handoff').length),
        legend: mapLegend(lives, drawn, parts, frameWidth(body)),
    }, context);
}

/** What was found of the journey and of its stages, beside and on the ribbon. */
function outerMarks({ journey, columns, markAt }: MapParts): readonly SceneNode[] {
    return [
        ...markAt([elementKey('journey', journey.id)], LANE_TITLE_PX - 16, MARK_PX + 1),
        ...columns.stages.flatMap(({ stage, rightPx }) => markAt([elementKey('stage', stage.id)], rightPx - 16, 0)),
    ];
}

function measureFacts(parts: MapParts): readonly Fact[] {
    const { journey: { measures = [] }, words, common } = parts;
    return [{ heading: words.measures, value: listInWords(measures.map((measure) => measureWords(measure, parts)), common) }];
}
