"""The contract that import-linter has no type for: a room is entered by its doors."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class DoorsContract(Contract):
    """Modules of one room import those of another only by its doors; rooms that are libraries stand open.

    - doors: names inside a room (modules or packages) that others may import.
    - open_rooms: rooms of which any module may be imported.
    - wiring: rooms that may import anything: they put the others together.
    """

    type_name = "doors"

    doors = fields.SetField(subfield=fields.StringField())
    open_rooms = fields.SetField(subfield=fields.StringField())
    wiring = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Every import from room to room, one by one."""
        through_walls = sorted(
            (importer, imported)
            for importer in graph.modules
            for imported in graph.find_modules_directly_imported_by(importer)
            if not self.may(importer.split("."), imported.split("."))
        )
        return ContractCheck(kept=not through_walls, metadata={"imports": through_walls})

    def may(self, importer: list[str], imported: list[str]) -> bool:
        """Whether the module at one path may import that at the other."""
        room, other = importer[1:2], imported[1:2]
        if not room or not other or room == other or room[0] in self.wiring or other[0] in self.open_rooms:
            return True
        return len(imported) > len(["samar", "room"]) and imported[2] in self.doors

    def render_broken_contract(self, check: ContractCheck) -> None:
        """One line for each import that goes through a wall."""
        for importer, imported in check.metadata["imports"]:
            output.print_error(f"{importer} imports {imported}, which is no door", bold=False)
