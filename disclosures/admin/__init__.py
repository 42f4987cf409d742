"""The administrators' pages: master data, people, and the correction of figures."""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from disclosures.admin.figures import FactAdmin, TableAdmin
from disclosures.admin.masters import MembershipAdmin, PersonAdmin, RegionAdmin, UnitAdmin
from disclosures.admin.submissions import AssignmentAdmin, CorrectionAdmin, SubmissionAdmin
from disclosures.models import Assignment, Correction, Fact, Membership, Region, Submission, Table, Unit

admin.site.unregister(get_user_model())
admin.site.unregister(Group)  # rights come from memberships
admin.site.register(get_user_model(), PersonAdmin)
admin.site.register(Region, RegionAdmin)
admin.site.register(Unit, UnitAdmin)
admin.site.register(Membership, MembershipAdmin)
admin.site.register(Submission, SubmissionAdmin)
admin.site.register(Table, TableAdmin)
admin.site.register(Fact, FactAdmin)
admin.site.register(Correction, CorrectionAdmin)
admin.site.register(Assignment, AssignmentAdmin)
