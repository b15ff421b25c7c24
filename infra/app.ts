import { domains } from "../functions/triggers.ts";
import { huotong } from "./huotong.ts";

huotong({ domains }).synth();
