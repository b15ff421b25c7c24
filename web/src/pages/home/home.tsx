import { Page } from "../../parts/page.tsx";

const Home = () => <Page title="Home"> </Page>;
export default Home;
