"""Files follow their collection: who may see it, may see the images and documents in it.

A collection's audience is its own, narrowed by those of the collections above. Wagtail's own collection privacy
is closed in the admin; should a row of it exist all the same, it closes the collection, never opens it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.utils.translation import override
from wagtail.models import BaseViewRestriction, Collection

from core.visibility.audiences import EVERYONE, MEMBERS, NOBODY, is_administrator, is_within, label_of, may_read, meet

STEP = Collection.steplen
#: The audience of the page that the request in hand is about; what is uploaded meanwhile belongs to it.
upload_audience: ContextVar[str] = ContextVar("upload_audience", default=EVERYONE)


def image_model() -> Any:
    from wagtail.images import get_image_model

    return get_image_model()


def document_model() -> Any:
    from wagtail.documents import get_document_model

    return get_document_model()


#: Names of ids in the admin's addresses, where they begin, and what they are ids of.
ADMIN_ADDRESSES = (
    (("image_id", "pk"), ("/admin/images/", "/admin/api/main/images/", "/admin/bulk/core/customimage/"), image_model),
    (
        ("document_id", "doc_id", "pk"),
        ("/admin/documents/", "/admin/api/main/documents/", "/admin/bulk/core/customdocument/"),
        document_model,
    ),
)


def audience_of(collection_id: int | None) -> str:
    """Return a collection's audience: one query. Asked by number, since a tree's paths change as it grows."""
    return audiences_by_collection().get(collection_id or 0, NOBODY)


def _audience(own: str | None, restriction: str | None) -> str:
    stock = {None: EVERYONE, BaseViewRestriction.NONE: EVERYONE, BaseViewRestriction.LOGIN: MEMBERS}
    return meet(own or EVERYONE, stock.get(restriction, NOBODY))


def audiences_by_collection() -> dict[int, str]:
    """Return the audience of every collection: one query."""
    own: dict[str, tuple[int, str]] = {}
    rows = Collection.objects.order_by("path").values_list(
        "path", "pk", "audience_row__audience", "view_restrictions__restriction_type"
    )
    for path, pk, audience, restriction in rows:
        above = own.get(path[:-STEP], (0, EVERYONE))[1]
        mine = own.get(path, (0, EVERYONE))[1]
        own[path] = (pk, meet(above, mine, _audience(audience, restriction)))
    return dict(own.values())


def may_see(user: Any, collection: Collection) -> bool:
    """Tell whether somebody may see the files of a collection."""
    return may_read(user, audience_of(collection.pk))


def hidden_collections(user: Any) -> list[int]:
    """Return the collections whose files somebody may not see."""
    if is_administrator(user):
        return []
    return [pk for pk, audience in audiences_by_collection().items() if not may_read(user, audience)]


def collection_for(audience: str) -> Collection:
    """Return the collection of an audience; makes it the first time. Open files lie in the root."""
    from core.models import CollectionAudience

    root = Collection.get_first_root_node()
    if audience == EVERYONE:
        return root
    row = CollectionAudience.objects.filter(audience=audience).select_related("collection").order_by("pk").first()
    if row is not None:
        return row.collection
    with override("sv"):
        name = str(label_of(audience))
    collection = root.add_child(instance=Collection(name=name))
    CollectionAudience.objects.create(collection=collection, audience=audience)
    return collection


def readable(rows: Iterable[Any], user: Any) -> list[Any]:
    """Leave out the files that somebody may not see, and gaps left by those that are gone: one query at most."""
    present = [row for row in rows if row]
    hidden = set(hidden_collections(user)) if present else set()
    return [row for row in present if row.collection_id not in hidden]


# New addresses ------------------------------------------------------------------------


def renew(file_row: Any) -> None:
    """Give a file a new address and take away the old one, with all renditions, so that old links end.

    The new copy is there before the row changes, and the old file goes when the change is certain.
    """
    field, storage = file_row.file, file_row.file.storage
    old = field.name
    if not old or not storage.exists(old):
        return
    from django.utils.crypto import get_random_string

    name = old.rpartition("/")[2]
    stem, dot, extension = name.rpartition(".")
    stem = (stem or name).partition("--")[0][:60]
    with storage.open(old) as content:
        field.save(f"{stem}--{get_random_string(16).lower()}{dot}{extension}", content, save=False)
    type(file_row).objects.filter(pk=file_row.pk).update(file=field.name)
    transaction.on_commit(lambda: storage.delete(old))
    if hasattr(file_row, "renditions"):
        forget_renditions(file_row)


def forget_renditions(image: Any) -> None:
    """Remove an image's renditions, and make the same ones again from the file as it is now."""
    from core.renditions import make_renditions

    specs = tuple(image.renditions.values_list("filter_spec", flat=True).distinct())
    for rendition in image.renditions.all():
        rendition.delete()
    if specs:
        fresh = type(image).objects.filter(pk=image.pk)
        transaction.on_commit(lambda: make_renditions(fresh, specs))


def renew_narrowed(before: dict[int, str], after: dict[int, str]) -> int:
    """Renew the files of collections that fewer people may see than before, and return how many there were."""
    narrowed = [pk for pk, audience in after.items() if not is_within(before.get(pk, EVERYONE), audience)]
    count = 0
    for model in (image_model(), document_model()):
        for row in model.objects.filter(collection__in=narrowed):
            renew(row)
            count += 1
    return count


@contextmanager
def renewing() -> Iterator[None]:
    """Renew what gets narrower inside the block."""
    before = audiences_by_collection()
    yield
    renew_narrowed(before, audiences_by_collection())


# Signals ------------------------------------------------------------------------------


def before_file_save(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Put a new upload where its page's audience is, and remember what an older file was."""
    instance._before = None
    if instance.pk:
        instance._before = sender.objects.filter(pk=instance.pk).values_list("file", "collection_id").first()
    wanted = upload_audience.get()
    if instance._before is None and wanted != EVERYONE:
        chosen = audience_of(instance.collection_id) if instance.collection_id else EVERYONE
        if not is_within(chosen, wanted):
            instance.collection = collection_for(meet(chosen, wanted))


def after_file_save(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Remove a file that was replaced; move one whose collection is narrower than the one it came from."""
    before = getattr(instance, "_before", None)
    instance._before = None
    if before is None:
        return
    name, collection_id = before
    if name and name != instance.file.name:
        storage = instance.file.storage
        if not sender.objects.filter(file=name).exists():
            transaction.on_commit(lambda: storage.delete(name))
        if hasattr(instance, "renditions"):
            forget_renditions(instance)
    if collection_id != instance.collection_id and not is_within(
        audience_of(collection_id), audience_of(instance.collection_id)
    ):
        renew(instance)


def connect_signals() -> None:
    """Listen to images, documents and collections; called once, when the apps are ready."""
    from django.db.models.signals import post_save, pre_save

    for model in (image_model(), document_model()):
        pre_save.connect(before_file_save, sender=model, dispatch_uid=f"core.files.before.{model.__name__}")
        post_save.connect(after_file_save, sender=model, dispatch_uid=f"core.files.after.{model.__name__}")
    move = Collection.move

    def move_and_renew(self: Collection, *args: Any, **kwargs: Any) -> Any:
        with transaction.atomic(), renewing():
            return move(self, *args, **kwargs)

    Collection.move = move_and_renew  # treebeard moves by SQL and sends no signal


# Pages and their files -----------------------------------------------------------------


def files_of(page: Any) -> list[Any]:
    """Return the images and documents that a page and its inline rows show, with their collections.

    Two queries, and one for each kind of inline rows that can have files.
    """
    from modelcluster.models import get_all_child_relations

    wanted: dict[Any, set[int]] = {image_model(): set(), document_model(): set()}
    _collect(page, wanted)
    for relation in get_all_child_relations(type(page)):
        if any(field.related_model in wanted for field in relation.related_model._meta.fields):
            for row in getattr(page, relation.get_accessor_name()).all():
                _collect(row, wanted)
    return [
        row
        for model, pks in wanted.items()
        if pks
        for row in model.objects.filter(pk__in=pks).select_related("collection")
    ]


def _collect(row: Any, wanted: dict[Any, set[int]]) -> None:
    """Note the numbers of the files that a row points at, in its fields and its texts."""
    from wagtail.fields import RichTextField, StreamField

    for field in row._meta.get_fields():
        if isinstance(field, (StreamField, RichTextField)):
            found: Iterable[Any] = field.extract_references(getattr(row, field.name))
            for model, object_id, _path, _content_path in found:
                if model in wanted:
                    wanted[model].add(int(object_id))
        elif getattr(field, "related_model", None) in wanted and field.concrete and getattr(row, field.attname):
            wanted[field.related_model].add(getattr(row, field.attname))


def too_private_for(page: Any, audience: str) -> list[tuple[Any, str]]:
    """Return the files on a page that some of its readers may not see, with the files' audiences."""
    rows = files_of(page)
    by_collection = audiences_by_collection() if rows else {}
    return [
        (row, by_collection[row.collection_id])
        for row in rows
        if not is_within(audience, by_collection[row.collection_id])
    ]


def take_along(page: Any) -> int:
    """Move files that only this page uses into its audience's collection, and return how many were moved."""
    from wagtail.models import ReferenceIndex

    if page.effective_audience in (EVERYONE, NOBODY):
        return 0
    rows = files_of(page)
    by_collection = audiences_by_collection() if rows else {}
    moved = 0
    for row in rows:
        if is_within(by_collection[row.collection_id], page.effective_audience):
            continue
        users = {(str(ref.base_content_type_id), ref.object_id) for ref in ReferenceIndex.get_references_to(row)}
        if users <= {(str(page.get_base_content_type().pk), str(page.pk))}:
            row.collection = collection_for(page.effective_audience)
            row.save()
            moved += 1
    return moved


def take_along_on_publish(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Signal handler of page_published."""
    if hasattr(instance, "effective_audience"):
        take_along(instance)
