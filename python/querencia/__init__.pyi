from querencia.errors import FileError as FileError
from querencia.errors import QuerenciaError as QuerenciaError
from querencia.errors import ScenarioError as ScenarioError
from querencia.errors import StateError as StateError
from querencia.results import Run as Run
from querencia.results import open_run as open_run
from querencia.scenario import Scenario as Scenario
from querencia.scenario import catalogue as catalogue
from querencia.simulate import Simulation as Simulation
from querencia.simulate import run as run
from querencia.study import Study as Study
from querencia_analysis.compare import compare as compare

__all__: list[str]
