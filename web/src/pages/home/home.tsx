import { useMe } from "../../app/company.tsx";
import { DistributorHome } from "./distributor.tsx";
import { HqHome } from "./hq.tsx";

const Home = () => (useMe().atHq ? <HqHome /> : <DistributorHome />);
export default Home;
