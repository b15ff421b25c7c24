import {
  changeCarrier,
  createCarrier,
  listCarriers,
  receiveCarrierEvents,
  rotateCarrierSecret,
} from "../../shared/contracts/carriers.ts";
import { triggers } from "../../shared/triggers.ts";

export const carriers = triggers([
  {
    route: createCarrier,
    run: "carriers/create-carrier.http",
    may: ["read", "write"],
    ifBroken: "no carrier can be added",
  },
  {
    route: changeCarrier,
    run: "carriers/change-carrier.http",
    may: ["read", "write"],
    ifBroken: "carriers cannot be changed or retired",
  },
  {
    route: listCarriers,
    run: "carriers/list-carriers.http",
    may: ["read"],
    ifBroken: "the warehouse cannot choose a carrier",
  },
  {
    route: rotateCarrierSecret,
    run: "carriers/rotate-carrier-secret.http",
    may: ["read", "write"],
    ifBroken: "a leaked webhook secret cannot be replaced",
  },
  {
    route: receiveCarrierEvents,
    run: "carriers/receive-carrier-events.http",
    may: ["read", "write"],
    ifBroken: "scans do not come in: people see shipments standing still",
  },
]);
