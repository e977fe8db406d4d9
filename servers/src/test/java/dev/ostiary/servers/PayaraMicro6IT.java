package dev.ostiary.servers;

/** What holds on any server, on Payara Micro 6. */
class PayaraMicro6IT extends GoesOnContract {
    PayaraMicro6IT() {
        super(new PayaraMicro("6", 17));
    }
}
