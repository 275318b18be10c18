from scenes.limit_fails import LimitFails
from scenes.epsilon_delta import EpsilonDelta
p=LimitFails.Params(function="cos(pi*floor(1/x))",point=0)
s=p.study if hasattr(p,'study') else p.solve()
for t in s.table: print([str(getattr(c,'text',None) or c.shown.text) for c in t])
for d,l,r in s.approach: print(d, l[0].text, r[0].text, [getattr(e[1],'text',None) or e[1].shown.text for e in (l,r)])
for f,a in (("x*sin(pi/x)",0),("x^2*sin(pi/x)",0),("x*floor(1/x)",0),("x^2",1)):
    s=EpsilonDelta.Params(function=f,point=a); s=s.solve()
    for first in (0.5,1,.4,2):
        print(f,first,[(d,l[0].text,[getattr(e[1],'text',None) or e[1].shown.text for e in (l,r)]) for d,l,r in s.approach(first)])
