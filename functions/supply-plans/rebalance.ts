import type { LocationId } from "../../shared/contracts/primitives.ts";

/** A warehouse of HQ's, against what it needs until production could help it. */
export interface PlaceBalance {
  locationId: LocationId;
  available: number;
  /** Available and on its way there. */
  position: number;
  /** What it needs over lead time and review, its safety stock and its share of festivals included. */
  target: number;
  /** Stays there, whatever is needed elsewhere. */
  safetyStock: number;
}
export interface Move {
  fromId: LocationId;
  toId: LocationId;
  quantity: number;
  /** What the one lacked and what the other could spare before anything was moved, base units. */
  short: number;
  spare: number;
}
/** With a product's other lines, old and new, they fit one transaction. */
const mostMoves = 8;

/**
 * Moves goods to places that are short from those that have more than they need: the shortest first, from the fullest. A place keeps its target and, of what lies there, its safety stock; so none is both.
 * In whole packs: rounded up where the other has as much to spare.
 */
export const movesBetween = (places: readonly PlaceBalance[], packSize: number): Move[] => {
  const rest = new Map(places.map((place) => [place.locationId, place.position - place.target]));
  const spareOf = ({ locationId, available, safetyStock }: PlaceBalance): number =>
    Math.floor(Math.min(rest.get(locationId)!, available - safetyStock) + 1e-9);
  const donors = places.map((place) => ({ fromId: place.locationId, spare: spareOf(place) })).filter(({ spare }) => spare > 0);
  const shorts = places.filter(({ locationId }) => rest.get(locationId)! <= -0.5).sort((a, b) => rest.get(a.locationId)! - rest.get(b.locationId)!); // prettier-ignore
  const left = new Map(donors.map(({ fromId, spare }) => [fromId, spare]));
  const moves = shorts.flatMap(({ locationId: toId }): Move[] => {
    const short = -rest.get(toId)!;
    let open = short;
    return donors
      .toSorted((a, b) => left.get(b.fromId)! - left.get(a.fromId)!)
      .flatMap(({ fromId, spare }): Move[] => {
        const packs = Math.min(Math.ceil(open / packSize - 1e-9), Math.floor(left.get(fromId)! / packSize));
        if (packs < 1) return [];
        const quantity = packs * packSize;
        open -= quantity;
        left.set(fromId, left.get(fromId)! - quantity);
        return [{ fromId, toId, quantity, short, spare }];
      });
  });
  return moves.slice(0, mostMoves);
}; // prettier-ignore
